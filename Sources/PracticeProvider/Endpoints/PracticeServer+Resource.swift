internal import ServiceCatalog

extension PracticeServer {
    /// A call to the API; nil when the service has no such address.
    func call(_ request: PracticeRequest, _ service: PracticeService) -> PracticeReply? {
        let query = request.query ?? [:]
        let resource = service.resources.first { resource in
            resource.method == request.method && resource.path == request.path
                && resource.host.map { $0 == request.host } ?? true
                && resource.query.allSatisfy { query[$0.key].map($0.value.contains) ?? false }
        }
        guard let resource else { return nil }
        if let refusal = refusal(request, query, resource, service) { return refusal }
        guard accepts(request, resource) else { return service.reply(.badRequestBody) }
        return PracticeReply(resource.content, status: resource.content.status)
    }

    /// Ends a sign-in: the access token that comes with the call, its refresh token and its siblings.
    func revoke(_ request: PracticeRequest, _ service: PracticeService) -> PracticeReply {
        guard request.method == "POST" else { return service.reply(.notFound) }
        guard request.mediaType != "application/x-www-form-urlencoded" else { return service.reply(.badRequestBody) }
        guard let text = request.bearer else { return service.reply(.unauthorized) }
        do {
            memory.revoke(try accessToken(text, service))
        } catch {
            return service.reply(error)
        }
        return PracticeReply(status: 200, headers: [("Content-Type", "application/json")], body: Array("null".utf8))
    }

    /// Why a call is not authorized; nil when it is.
    ///
    /// Of several credentials the first one that is sent decides.
    private func refusal(
        _ request: PracticeRequest,
        _ query: [String: String],
        _ resource: PracticeResource,
        _ service: PracticeService
    ) -> PracticeReply? {
        for credential in resource.credentials {
            let sent = credential.inQuery ? query[credential.name].map { [$0] } ?? [] : request.header(credential.name)
            guard let values = credential.values else {
                guard let text = request.bearer else { continue }
                do {
                    _ = try accessToken(text, service)
                    return nil
                } catch {
                    return service.reply(error)
                }
            }
            let given = sent.flatMap { parts($0, credential.separator) }.filter { sameKind($0, values) }
            guard !given.isEmpty else { continue }
            return given.allSatisfy(values.contains) ? nil : service.reply(refusing: credential)
        }
        return service.reply(.unauthorized)
    }

    private func parts(_ value: String, _ separator: String?) -> [String] {
        guard let separator else { return [value] }
        return value.split(separator: separator).map { String($0.drop { $0 == " " }) }
    }

    /// Whether a value is meant for this credential: `Basic …` is not where `Bearer …` is expected.
    private func sameKind(_ value: String, _ accepted: [String]) -> Bool {
        accepted.contains { example in
            guard let blank = example.firstIndex(of: " ") else { return true }
            return value.lowercased().hasPrefix(example[...blank].lowercased())
        }
    }

    private func accessToken(_ text: String, _ service: PracticeService) throws(ServiceRefusal) -> PracticeToken {
        let token: PracticeToken
        do {
            token = try PracticeToken(text, of: service)
        } catch {
            throw error == .malformed ? .malformedToken : .invalidToken
        }
        guard token.kind == .access, !memory.isDead(token) else { throw .invalidToken }
        guard !token.isExpired(at: options.now()) else { throw .expiredToken }
        return token
    }

    private func accepts(_ request: PracticeRequest, _ resource: PracticeResource) -> Bool {
        resource.requests.isEmpty
            || resource.requests.contains {
                $0.contentType == request.mediaType && Array($0.body.utf8) == request.body
            }
    }
}
