internal import Bounds
internal import ServiceCatalog
internal import StrictJSON
internal import WebRequests

extension OAuth.EndedReply {
    /// Whether a reply is this one, by which the service says that a sign-in has ended.
    func matches(_ reply: HTTPReply) -> Bool {
        guard reply.status == status else { return false }
        let members = TokenFailure.object(reply)
        switch mark {
        case .error(let code): return members?["error"]?.string == code || AuthenticateHeader.words(reply)?.code == code
        case .text(""): return reply.body.isEmpty
        case .text(let text):
            guard let members else { return String(foreign: reply.body).trimmingBlanks() == text }
            return ["error", "error_description", "message"].contains { members[$0]?.string?.contains(text) == true }
        }
    }

    /// What the service says in such a reply.
    func words(_ reply: HTTPReply) -> String {
        let members = TokenFailure.object(reply)
        if let said = members?["error_description"]?.string ?? members?["message"]?.string { return said }
        if case .text(let text) = mark { return text }
        return AuthenticateHeader.words(reply)?.text ?? ""
    }
}
