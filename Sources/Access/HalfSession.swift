// Between the password and the one-time code: what a half-open session is, and what it still lacks.

/// Whether a one-time code is asked for besides the password (双因素登录).
public enum SecondFactorRule: Sendable, Hashable, CaseIterable {
    /// Of everybody; whoever has no key yet sets one up at the next sign-in.
    case required
    /// Of those who have a key.
    case whereEnrolled
}

/// What a half-open session still lacks.
public enum HalfSessionStage: Sendable {
    /// The code of the key that the account has.
    case codeNeeded
    /// A key of its own: this one, as soon as a code shows that it got onto the telephone.
    case enrolmentNeeded(OneTimeKey)
}

/// A half-open session (半开会话): somebody who knows the password, and nothing else yet.
///
/// It is no `Session` and has no `Requester`, so no page can take it for one. It lives in a table of its own, with tokens of
/// its own kind: a program of an older version that serves beside this one does not know it, and opens nothing for it.
public struct HalfSession: Sendable {
    /// It ends after so long, in microseconds: ten minutes.
    static let longest: Int64 = 600_000_000

    /// The name that the person signs in with.
    public let login: String
    public let stage: HalfSessionStage
    /// What its forms carry, so that no foreign page can send one.
    public let formToken: String
    /// Microseconds since 1970.
    public let expiresAt: Int64

    /// Whether a form came from a page of the half-open session. Compared in constant time.
    public func accepts(formToken sent: String) -> Bool { Session.isSame(formToken, sent) }
}

/// A new half-open session and its token, which exists here, in the browser, and nowhere else.
public struct HalfSignedIn: Sendable {
    public let token: String
    public let session: HalfSession
}

/// What the right password led to.
public enum SignInStep: Sendable {
    case open(SignedIn)
    case half(HalfSignedIn)

    /// The session, unless something is lacking.
    public var opened: SignedIn? {
        switch self {
        case .open(let signedIn): signedIn
        case .half: nil
        }
    }

    /// The half-open session, if something is lacking.
    public var half: HalfSignedIn? {
        switch self {
        case .open: nil
        case .half(let half): half
        }
    }
}
