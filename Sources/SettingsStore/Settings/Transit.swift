package import Secrets
internal import StrictJSON

/// A connection on its way from one machine to another one that is asked on the spot (`send`).
///
/// While it is pending, neither side renews it: the one it leaves has marked it before the other one may take it over, and the
/// one it comes to waits for the word of the first. Where it has come to, the mark stays, so that a word can be said twice.
public struct Transit: Sendable, Hashable {
    /// Random hexadecimal digits that tell this journey from every other.
    package let id: String
    /// The id of the settings on the machine that they leave.
    package let origin: String
    /// The connection's name there.
    public let name: String
    /// What people call the other side; a text that another machine may have written.
    public let peer: String
    /// What this program is called there; empty for its usual name.
    package let program: String
    /// The public key of the machine that they go to, where they leave; nil where they have come to.
    package let key: String?
    /// Whether the word is still missing.
    package internal(set) var isPending: Bool

    /// A journey that begins.
    ///
    /// - Parameters:
    ///   - settings: What is sent.
    ///   - name: The connection's name there.
    ///   - peer: What the person calls that machine; empty where a command leads to it.
    ///   - program: What this program is called there; empty for its usual name.
    ///   - key: That machine's public key.
    ///   - random: Where the id comes from.
    package init(
        of settings: Settings,
        as name: String,
        to peer: String,
        program: String = "",
        key: String,
        random: RandomBytes = .system
    ) {
        id = Hexadecimal.text(random(16))
        origin = settings.id
        (self.name, self.peer, self.program, self.key, isPending) = (name, peer, program, key, true)
    }

    /// A journey that comes in.
    ///
    /// - Parameters:
    ///   - id: What tells it from others.
    ///   - origin: The id of the settings on the other machine.
    ///   - name: The connection's name there.
    ///   - peer: What people call that machine.
    package init(arriving id: String, origin: String, name: String, peer: String) {
        (self.id, self.origin, self.name, self.peer, key, isPending) = (id, origin, name, peer, nil, true)
        program = ""
    }

    /// What is stored; nil for what this version does not understand.
    init?(_ json: JSONObject) {
        guard let id = json["id"]?.string, let origin = json["origin"]?.string, let name = json["name"]?.string,
            let peer = json["peer"]?.string
        else { return nil }
        (self.id, self.origin, self.name, self.peer) = (id, origin, name, peer)
        program = json["program"]?.string ?? ""
        key = json["key"]?.string
        isPending = json["pending"]?.bool == true
    }

    func write(to json: inout JSONObject) {
        json["id"] = .string(id)
        json["origin"] = .string(origin)
        json["name"] = .string(name)
        json["peer"] = .string(peer)
        json["program"] = program.isEmpty ? nil : .string(program)
        json["key"] = key.map { .string($0) }
        json["pending"] = isPending ? true : nil
    }
}
