public import CallbackServer
public import Localization
public import ServiceCatalog
public import SettingsStore
public import WebRequests

/// Why something about signing in, refreshing or connecting did not work.
///
/// The fact carries what is known about it; texts from outside are cleaned before they enter one, and no fact ever holds a
/// secret. What people read about it is in the module Wording.
public struct AuthError: Error, Sendable, Equatable {
    /// What happened, with what is known about it.
    public let fact: Fact
    /// What is known of the way out beyond the fact itself; nil for the usual advice.
    public let advice: Advice?

    /// An error of that fact.
    public init(_ fact: Fact, advice: Advice? = nil) {
        self.fact = fact
        self.advice = advice
    }

    /// What is known of the way out.
    public enum Advice: Sendable, Hashable {
        /// What the service's definition says.
        case definition(LocalizedText)
        /// Some servers take the client's id and secret in one place only, or do not decode them there (RFC 6749 section 2.3.1):
        /// the definition, which is the person's own, has this one.
        case clientAuthentication(OAuth.ClientAuthentication)
        /// User and password were sent: no callback belongs to them.
        case passwordValues
    }

    /// What happened.
    public enum Fact: Sendable, Equatable {
        /// A service's answer.
        case reply(ReplyFault)
        /// A sign-in, under way or stored.
        case signIn(SignInFault)
        /// The place where the answer of a sign-in is waited for.
        case callback(CallbackFault)
        /// The service, the properties or the inputs that were given.
        case plan(PlanFault)
        /// The way to a host.
        case network(NetworkFault)
        /// The settings file.
        case store(SettingsError)
        /// The person or the caller gave up.
        case cancelled
        /// Another process of this program failed, and has told the person why.
        case alreadyReported(Outcome)
    }

    /// Whether the person or the service said no.
    package var isRefusal: Bool {
        if case .reply(.refused) = fact { true } else { false }
    }
}

extension AuthError: CustomStringConvertible {
    /// The names of the fact's cases, such as `reply.invalidGrant`, for whoever debugs.
    public var description: String {
        guard let (group, fault) = Self.part(of: fact) else { return "\(fact)" }
        return Mirror(reflecting: fault).displayStyle == .enum
            ? "\(group).\(Self.part(of: fault)?.name ?? "\(fault)")" : group
    }

    /// The name of a case and what it carries; nil when it carries nothing.
    private static func part(of value: Any) -> (name: String, value: Any)? {
        Mirror(reflecting: value).children.first.flatMap { part in part.label.map { ($0, part.value) } }
    }
}
