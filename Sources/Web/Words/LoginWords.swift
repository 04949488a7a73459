// The fixed phrases of the sign-in: every phrase in both languages, or it does not compile.

/// Phrases of the sign-in, and of the frame where somebody is signed in.
struct LoginWords: Sendable {
    let signIn: String
    let signOut: String
    let signedInAs: String
    let loginHeading: String
    let loginLead: String
    let loginName: String
    let loginPassword: String
    let loginButton: String
    let loginFailedHeading: String
    let loginHelpHeading: String
    let loginHelpForgotten: String
    let loginHelpNone: String
    let loginHelpShared: String
    let loginDemo: String
    let codeHeading: String
    let codeLead: String
    let codeLabel: String
    let codeHelpWait: String
    let codeHelpClock: String
    let codeHelpLost: String
    let codeAgain: String
    let enrolHeading: String
    let enrolLead: String
    let enrolInstall: String
    let enrolType: String
    let enrolConfirm: String
    let enrolPlatform: String
    let enrolKey: String
    let enrolKind: String
    let enrolKindText: String
    let enrolLink: String
    let enrolButton: String
    let enrolSecret: String

    static let chinese = LoginWords(
        signIn: "登录",
        signOut: "退出",
        signedInAs: "当前用户",
        loginHeading: "登录工作台",
        loginLead: "供报送、查询信息的单位工作人员使用。查企业、看公示不用登录。",
        loginName: "登录名",
        loginPassword: "密码",
        loginButton: "登录",
        loginFailedHeading: "没有登录成功",
        loginHelpHeading: "登录不了怎么办",
        loginHelpForgotten: "忘了密码：请联系平台运行单位重新设置，我们不会向您要密码。",
        loginHelpNone: "还没有账号：由您所在单位向平台运行单位申请。",
        loginHelpShared: "在公用电脑上，用完请点“退出”。一小时不操作会自动退出。",
        loginDemo: "这是演示平台。演示账号在启动程序的终端里，也在演示数据文件夹的 demo-accounts 文件里。",
        codeHeading: "输入动态口令",
        codeLead: "密码对了。请打开手机上的验证器，输入它为本平台显示的六位数字。",
        codeLabel: "动态口令（六位数字）",
        codeHelpWait: "口令每 30 秒换一次，用过的不能再用：请等下一个。",
        codeHelpClock: "总是不对：请看手机时间是否准确，最好设为自动。",
        codeHelpLost: "手机丢了或者换了：请联系平台运行单位重置，下次登录时重新绑定。",
        codeAgain: "重新登录或者换一个账号",
        enrolHeading: "绑定动态口令",
        enrolLead: "工作人员登录要两样：密码，和手机上的动态口令。只需绑定一次，请在十分钟以内完成。",
        enrolInstall: "在手机上装一个验证器，支持 TOTP 的都可以。",
        enrolType: "在验证器里选手动输入，照下面填写；如果就在手机上看本页，点链接即可。",
        enrolConfirm: "把验证器显示的六位数字填在下面。填对了才算绑定。",
        enrolPlatform: "平台",
        enrolKey: "密钥",
        enrolKind: "类型",
        enrolKindText: "基于时间，6 位，30 秒，SHA-1",
        enrolLink: "在验证器里打开",
        enrolButton: "绑定并登录",
        enrolSecret: "密钥只给您本人用，以后不再显示。请不要拍照，不要转发。")

    static let english = LoginWords(
        signIn: "Sign in",
        signOut: "Sign out",
        signedInAs: "Signed in as",
        loginHeading: "Sign in to the desk",
        loginLead: "For officials. Looking up an organisation or a notice needs no account.",
        loginName: "Login",
        loginPassword: "Password",
        loginButton: "Sign in",
        loginFailedHeading: "You are not signed in",
        loginHelpHeading: "If you can’t sign in",
        loginHelpForgotten: """
            Password forgotten: ask the operator of the platform for a new one. We never ask you for yours.
            """,
        loginHelpNone: "No account yet: your organisation asks the operator of the platform for one.",
        loginHelpShared: "On a shared computer, sign out when you are done. An hour without a click signs you out.",
        loginDemo: """
            This is a demonstration. Its accounts stand in the terminal in which it was started, and in the file \
            demo-accounts of the demonstration’s folder.
            """,
        codeHeading: "Enter the one-time code",
        codeLead: """
            The password is right. Open the authenticator on your phone and type the six digits that it shows for this platform.
            """,
        codeLabel: "One-time code (six digits)",
        codeHelpWait: "A code lasts 30 seconds and works once: wait for the next one.",
        codeHelpClock: "Always wrong: check the clock of your phone, and let it set itself.",
        codeHelpLost: """
            Phone lost or replaced: ask the operator of the platform for a reset. You set up a new one at the next sign-in.
            """,
        codeAgain: "Start again, or use another account",
        enrolHeading: "Set up one-time codes",
        enrolLead: """
            Officials sign in with two things: the password, and a one-time code from their phone. You set this up once; please finish within ten minutes.
            """,
        enrolInstall: "Install an authenticator on your phone; any that knows TOTP will do.",
        enrolType: """
            Choose to enter a key by hand and type what stands below. If you read this page on the phone, use the link.
            """,
        enrolConfirm: "Type the six digits that it shows into the field below. Only a right code sets it up.",
        enrolPlatform: "Platform",
        enrolKey: "Key",
        enrolKind: "Kind",
        enrolKindText: "time-based, 6 digits, 30 seconds, SHA-1",
        enrolLink: "Open in the authenticator",
        enrolButton: "Set up and sign in",
        enrolSecret: "The key is for you alone and is not shown again. Take no picture of it and pass it on to nobody.")
}
