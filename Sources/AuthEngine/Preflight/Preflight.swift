internal import CallbackServer
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// Looks at everything a sign-in needs, before a browser opens; see ``AuthEngine/preflight(_:location:)``.
struct Preflight: Sendable {
    let plan: ConnectionPlan
    /// Where its settings will be; nil leaves them out.
    let slot: SettingsSlot?
    let surroundings: Surroundings
    /// Whether the answer is to be heard on this machine; without that nobody's port is in the way.
    var listens = true

    /// The findings in the order of ``PreflightFinding/Check``.
    func findings() async -> [PreflightFinding] {
        let isCalledBack = listens && (plan.grant == .code || plan.grant == .implicit)
        let callback = isCalledBack ? plan.client?.callback : nil
        async let listener = Self.findings(callback: callback)
        async let host = hostFindings()
        async let settings = settingsFindings()
        return await listener + host + settings
    }

    /// The findings about a callback's listener and port; none without a callback.
    static func findings(callback: String?) async -> [PreflightFinding] {
        guard let callback else { return [] }
        let address: CallbackAddress
        do throws(CallbackError) {
            address = try CallbackAddress(callback)
        } catch {
            return [PreflightFinding(.callbackPort, callback, .problem(AuthError(listening: error)))]
        }
        var findings: [PreflightFinding] = []
        for (check, host) in [(PreflightFinding.Check.listenerIPv4, "127.0.0.1"), (.listenerIPv6, "::1")] {
            guard let fault = await CallbackListener.tryOut(host, 0) else {
                findings.append(PreflightFinding(check, host))
                continue
            }
            // Without IPv6 a browser on this machine comes by IPv4: nothing to worry about.
            let isNeeded = address.bindHosts == [host] || host == "127.0.0.1"
            let explained = CallbackListener.explain(fault, port: 0).map { AuthError(listening: $0) }
            guard isNeeded || explained != nil else { continue }
            let error = explained ?? AuthError(.callback(.listenerFailed(port: 0)))
            findings.append(PreflightFinding(check, host, isNeeded ? .problem(error) : .warning(error)))
        }
        var taken: AuthError?
        var isHeard = false
        for host in address.bindHosts where taken == nil {
            guard let fault = await CallbackListener.tryOut(host, address.port) else {
                isHeard = true
                continue
            }
            taken = CallbackListener.explain(fault, port: address.port).map { AuthError(listening: $0) }
        }
        if !isHeard, taken == nil { taken = AuthError(.callback(.listenerFailed(port: address.port))) }
        findings.append(PreflightFinding(.callbackPort, "\(address.port)", taken.map { .problem($0) } ?? .fine))
        return findings
    }

    private func hostFindings() async -> [PreflightFinding] {
        guard let address = plan.firstAddress else { return [] }
        let reply: HTTPReply
        do throws(AuthError) {
            reply = try await frontPage(of: address)
        } catch {
            // A slow way there is no reason to keep anybody from signing in.
            guard case .network(.replyTimedOut) = error.fact else {
                return [PreflightFinding(.tokenHost, address.host, .problem(error))]
            }
            return [PreflightFinding(.tokenHost, address.host, .warning(error))]
        }
        var findings = [PreflightFinding(.tokenHost, address.host)]
        if let date = reply.header("Date").flatMap(HTTPDate.seconds) {
            let off = surroundings.now() / 1000 - date
            let isFine = abs(off) <= TokenEndpoint.clockTolerance
            findings.append(
                PreflightFinding(
                    .clock,
                    address.host,
                    isFine ? .fine : .warning(AuthError(.signIn(.clockOff(seconds: Int(off)))))
                )
            )
        }
        return findings
    }

    private func frontPage(of address: WebAddress) async throws(AuthError) -> HTTPReply {
        let request = HTTPRequest(
            method: "HEAD",
            url: surroundings.endpoints("\(address.scheme)://\(address.authority)/"),
            network: try plan.network()
        )
        let (send, sleep) = (surroundings.send, surroundings.sleep)
        let first = await withTaskGroup(of: Result<HTTPReply, AuthError>?.self) { group in
            group.addTask {
                do throws(AuthError) {
                    return .success(try await send(request))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await sleep(.milliseconds(900))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard let first else { throw AuthError(.network(.replyTimedOut(host: address.host, seconds: 1))) }
        return try first.get()
    }

    private func settingsFindings() async -> [PreflightFinding] {
        guard let slot else { return [] }
        var verdict = PreflightFinding.Verdict.fine
        do {
            try await slot.store.update(slot.location, timeout: .milliseconds(500)) { _ in (nil, ()) }
        } catch {
            verdict = .problem(AuthError((error as? SettingsError).map { .store($0) } ?? .cancelled))
        }
        return [PreflightFinding(.settings, slot.location.text, verdict)]
    }
}
