internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// The token endpoint of a plan's service, asked in the name of its application.
struct TokenEndpoint: Sendable {
    /// How far the clock may be off before codes and tokens suffer, in seconds.
    static let clockTolerance: Int64 = 60

    let plan: ConnectionPlan
    let surroundings: Surroundings

    /// Signs in with user and password (RFC 6749 section 4.3), for a scheme whose grant that is.
    ///
    /// - Parameter limit: counts it.
    /// - Returns: the tokens; they are not saved.
    /// - Throws: ``AuthError``: `notWithThisScheme`, `missingProperty`, `wrongCredential`, or what the service said.
    func passwordTokens(_ limit: SignInLimit) async throws(AuthError) -> StoredTokens {
        guard plan.grant == .password else { throw AuthError(.plan(.notWithThisScheme(scheme: plan.scheme.id))) }
        let request = TokenRequest.password(
            user: try plan.require(ConnectorProperty.user),
            password: Secret(try plan.require(ConnectorProperty.password))
        )
        do {
            return try await limit.counted { () async throws(AuthError) in try await fetch(request) }
        } catch {
            switch error.fact {
            case .reply(.invalidGrant):
                let properties = [ConnectorProperty.user, ConnectorProperty.password]
                throw AuthError(.reply(.wrongCredential(properties: properties)), advice: error.advice)
            case .reply(.replyWithoutDetails) where error.advice == nil:
                // No callback belongs to a password.
                throw AuthError(error.fact, advice: .passwordValues)
            default: throw error
            }
        }
    }

    /// Asks once and reads the reply.
    ///
    /// A reply that brings nothing but a refresh token is not the end: that token is used at once.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - old: the tokens before, whose refresh token stays unless there is a new one.
    /// - Returns: the new tokens.
    /// - Throws: ``AuthError`` about the network or what the service said.
    func fetch(_ request: TokenRequest, keeping old: StoredTokens? = nil) async throws(AuthError) -> StoredTokens {
        let first = try await exchange(try message(request), request, keeping: old)
        guard first.fault != nil, let token = first.tokens.refreshToken else { return try first.usable() }
        let refresh = TokenRequest.refresh(token)
        let message = try message(refresh)
        for pause in Self.pausesOnFirstRefresh {
            do throws(AuthError) {
                return try await exchange(message, refresh, keeping: first.tokens).usable()
            } catch {
                // Only the service's word ends it: nobody but this process has the token yet.
                guard RequestFate(error) != .ended, (try? await surroundings.sleep(pause)) != nil else { throw error }
            }
        }
        return try await exchange(message, refresh, keeping: first.tokens).usable()
    }

    /// How long to wait before each further try to use a refresh token that a sign-in brought without an access token.
    private static let pausesOnFirstRefresh: [Duration] = [.milliseconds(500), .seconds(2), .seconds(5)]

    /// The message of a token request; whatever is wrong on this side is found here, before anything is spent.
    func message(_ request: TokenRequest) throws(AuthError) -> HTTPRequest {
        try surroundings.outgoing(try request.request(plan, .live), for: plan)
    }

    /// What a token request brought.
    struct Exchanged {
        /// What is to be stored now, whatever else was in the reply.
        var tokens: StoredTokens
        /// Why the reply has no access token that can be used, although it has a refresh token; nil when it has one.
        var fault: AuthError?
        /// Whether the reply broke off before it was sure that it brings no refresh token.
        var mayHaveLost = false

        /// The tokens, where they can be used.
        func usable() throws(AuthError) -> StoredTokens {
            if let fault { throw fault }
            return tokens
        }
    }

    /// Sends the message of a token request and reads the reply.
    func exchange(
        _ message: HTTPRequest,
        _ request: TokenRequest,
        keeping old: StoredTokens?
    ) async throws(AuthError) -> Exchanged {
        let client = try plan.requireClient()
        let sent = surroundings.now()
        var message = message
        message.takesPart = true
        let reply = try await surroundings.send(message)
        // What a part says of a failure is not the service's word.
        if let cut = reply.cut, !(200..<300).contains(reply.status) { throw AuthError(.network(cut)) }
        if (300..<400).contains(reply.status), !TokenReply.bringsNewTokens(reply, to: request) {
            throw AuthError(.network(.redirected(host: WebAddress(message.url)?.host ?? "")))
        }
        let byServer = serverTime(reply, sentAt: sent)
        let secrets = request.secrets + [client.secret].compactMap(\.self)
        let isForm = plan.scheme.oauth?.quirks.contains(.formReplies) == true
        let tokens: TokenReply
        do throws(AuthError) {
            tokens = try TokenReply(
                isForm && reply.cut == nil ? FormReply.asJSON(reply) : reply,
                to: request,
                hiding: secrets,
                endedBy: plan.scheme.oauth?.endedBy ?? []
            )
        } catch {
            throw reply.cut.map { AuthError(.network($0)) } ?? plan.advised(error, on: reply)
        }
        var stored = tokens.stored(now: sent, limits: plan.scheme.oauth?.limits, keeping: old)
        if tokens.fault == nil { stored.serverTimestamp = byServer }
        if !tokens.oddities.isEmpty { surroundings.notify(.oddReply(members: tokens.oddities)) }
        if tokens.breaksOff { surroundings.notify(.answerBrokeOff(mayLackRefreshToken: tokens.mayLackRefreshToken)) }
        // At a sign-in nothing is kept yet.
        if tokens.fault != nil, old != nil { surroundings.notify(.onlyRefreshToken) }
        return Exchanged(tokens: stored, fault: tokens.fault, mayHaveLost: tokens.mayLackRefreshToken)
    }

    /// The service's time of a reply where its clock (`Date`) is far from this machine's, in milliseconds since 1970.
    private func serverTime(_ reply: HTTPReply, sentAt sent: Int64) -> Int64? {
        guard let date = reply.header("Date").flatMap(HTTPDate.seconds) else { return nil }
        // Halfway there, as far as can be known; `Date` is cut to whole seconds.
        let off = ((sent + surroundings.now()) / 2 - date * 1000) / 1000
        guard abs(off) > Self.clockTolerance else { return nil }
        surroundings.notify(.clockOff(seconds: Int(off)))
        return date * 1000
    }
}
