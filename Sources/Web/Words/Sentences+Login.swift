// Why somebody did not get in, and what to do about it.

extension Sentences {
    func refusal(_ refusal: SignInRefusal) -> String {
        switch refusal {
        case .blank: say("请把登录名和密码都填上。", "Please fill in both login and password.")
        case .wrong:
            say(
                "登录名和密码对不上。请核对大小写和输入法，再输一次密码。",
                "Login and password don’t belong together. Check capitals and input method, and type the password again."
            )
        case .noCode:
            say("请输入六位数字的动态口令。", "Please type the six digits of the one-time code.")
        case .wrongCode:
            say(
                "这个动态口令不对，或者已经用过。请等验证器里换了下一个，再输一次。",
                "This one-time code is wrong, or it was used already. Wait for the next one and type that.")
        case .over:
            say(
                "这次登录已经结束：输动态口令要在十分钟以内。请重新登录。",
                "This sign-in has ended: the one-time code is due within ten minutes. Please sign in again.")
        case .notInForce:
            say(
                "这个账号现在没有可用的权限：已停用，或者任期已满。请联系平台运行单位。",
                "This account has no rights at present: it was disabled, or its term is over. Ask the operator of the platform."
            )
        case .wait(let seconds):
            say(
                "输错的次数太多。请等 \(wait(seconds))再试；从别的地方登录不受影响。",
                "Too many wrong attempts. Please wait \(wait(seconds)) and try again; signing in from elsewhere is not affected."
            )
        case .busy:
            say("现在登录的人太多，请过几秒再试。", "Too many people are signing in. Please try again in a few seconds.")
        }
    }

    /// Minutes are rounded up, so that nobody comes too early.
    private func wait(_ seconds: Int) -> String {
        seconds < 60
            ? count(seconds, " 秒", "second", "seconds") : count((seconds + 59) / 60, " 分钟", "minute", "minutes")
    }
}
