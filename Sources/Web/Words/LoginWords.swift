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

    static let chinese = LoginWords(
        signIn: "登录",
        signOut: "退出",
        signedInAs: "当前用户",
        loginHeading: "登录工作台",
        loginLead: "供报送信息的单位使用。查企业、看公示不用登录。",
        loginName: "登录名",
        loginPassword: "密码",
        loginButton: "登录",
        loginFailedHeading: "没有登录成功",
        loginHelpHeading: "登录不了怎么办",
        loginHelpForgotten: "忘了密码：请联系平台运行单位重新设置，我们不会向您要密码。",
        loginHelpNone: "还没有账号：由您所在单位向平台运行单位申请。",
        loginHelpShared: "在公用电脑上，用完请点“退出”。一小时不操作会自动退出。",
        loginDemo: "这是演示平台。演示账号在启动程序的终端里，也在演示数据文件夹的 demo-accounts 文件里。")

    static let english = LoginWords(
        signIn: "Sign in",
        signOut: "Sign out",
        signedInAs: "Signed in as",
        loginHeading: "Sign in to the desk",
        loginLead: "For bodies that hand in information. Looking up an organisation or a notice needs no account.",
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
            """)
}
