// What can go wrong with accounts, in words that say what to do. No case holds a login, a name or a password.

/// Why an account could not be made, changed or used.
public enum AccessError: Error, Sendable, Hashable {
    case malformedLogin
    case malformedName
    case loginTaken
    case unknownLogin
    case unknownOrganisation
    /// Everyone who hands in files does so for a body.
    case organisationMissing
    case roleMissing
    case endsBeforeStart
    case password(PasswordFault)
    /// Login and password don't belong together; which of the two is wrong is not said.
    case wrongCredentials
    /// The password was right, but the account is disabled or no role of it holds today.
    case notInForce
    /// Too many failures from this address for this login.
    case throttled(seconds: Int)
    /// Too many people sign in at this moment.
    case busy
}

extension AccessError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformedLogin:
            "a login has 2 to 64 of the letters a to z, digits, and . _ - @, and begins with a letter or a digit"
        case .malformedName:
            "a name has 1 to 100 characters in one line, no angle brackets, and no person's number in it"
        case .loginTaken: "there is an account with this login already; choose another login"
        case .unknownLogin: "there is no account with this login; see 'chengxin user list'"
        case .unknownOrganisation: "there is no organisation with this code; add it with 'chengxin org add'"
        case .organisationMissing: "whoever hands in files does so for a body; give its code with --org"
        case .roleMissing: "an account needs at least one role; give it with --role"
        case .endsBeforeStart: "the last day lies before the first; choose a later one"
        case .password(.tooShort): "a password has at least \(Password.leastCharacters) characters; choose a longer one"
        case .password(.tooLong): "a password has at most \(Password.mostBytes) bytes; choose a shorter one"
        case .password(.isLogin): "a password must differ from the login; choose another one"
        case .wrongCredentials: "login and password do not belong together; type both again"
        case .notInForce: "this account has no rights today; ask the operator of the platform"
        case .throttled(let seconds): "too many wrong attempts; wait \(seconds) seconds and try again"
        case .busy: "too many people sign in at this moment; try again in a few seconds"
        }
    }
}
