// What can go wrong with accounts, in words that say what to do. No case holds a login, a name or a password.

/// Why an account could not be made, changed or used.
public enum AccessError: Error, Sendable, Hashable {
    case malformedLogin
    case malformedName
    case loginTaken
    case unknownLogin
    case unknownOrganisation
    /// Everyone who hands in files or asks about subjects does so for a body.
    case organisationMissing
    case roleMissing
    case endsBeforeStart
    case password(PasswordFault)
    case scopeMissing
    /// A token gives no more than the roles that its account holds on that day.
    case scopeNotHeld
    /// The last day of a token is over, or too far away.
    case tokenDays
    case unknownToken
    /// The one-time code is wrong, too old, or was used.
    case wrongCode
    /// The half-open session is over: there is no such one any more.
    case signInOver
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
        case .organisationMissing:
            "whoever hands in files, asks about subjects or follows changes does so for a body; give its code with --org"
        case .roleMissing: "an account needs at least one role; give it with --role"
        case .endsBeforeStart: "the last day lies before the first; choose a later one"
        case .password(.tooShort): "a password has at least \(Password.leastCharacters) characters; choose a longer one"
        case .password(.tooLong): "a password has at most \(Password.mostBytes) bytes; choose a shorter one"
        case .password(.isLogin): "a password must differ from the login; choose another one"
        case .scopeMissing: "a token needs at least one scope; give it with --scope"
        case .scopeNotHeld:
            "this account holds no role today that allows the scope; 'query' needs businessQuerier, 'changes' dataReceiver, "
                + "'audit' auditor"
        case .tokenDays:
            "the last day of a token is today or at most \(AccessToken.mostDays) days later; choose another with --days"
        case .unknownToken: "there is no token with this number; see 'chengxin user token list'"
        case .wrongCredentials: "login and password do not belong together; type both again"
        case .wrongCode: "the one-time code is wrong or was used; wait for the next one and type that"
        case .signInOver: "this sign-in took too long or was ended; begin again with login and password"
        case .notInForce: "this account has no rights today; ask the operator of the platform"
        case .throttled(let seconds): "too many wrong attempts; wait \(seconds) seconds and try again"
        case .busy: "too many people sign in at this moment; try again in a few seconds"
        }
    }
}
