internal import Bounds
internal import Crypto
internal import FoundationEssentials
internal import ServiceCatalog

/// A code or token that carries everything it stands for, so that the next process understands it too.
///
/// Its text is the service's prefix and fields of base64url characters between dots, closed by an HMAC-SHA256
/// (RFC 2104) of them, cut to 128 bits: token68 characters only (RFC 6750 section 2.1), at most 300 of them.
struct PracticeToken: Sendable, Hashable {
    /// What it is good for.
    enum Kind: String, Sendable, CaseIterable {
        case code = "c"
        case access = "a"
        case refresh = "r"
    }

    /// What it is good for.
    var kind: Kind
    /// The service's id.
    let service: String
    /// The way of signing in.
    let scheme: String
    /// The fingerprint of the client's id.
    let client: String
    /// When it was issued, in milliseconds since 1970.
    var issued: Int64
    /// How many seconds it lives; 0 for no end.
    var lifetime: Int
    /// What tells it from every other one.
    var id: String
    /// What it shares with the other tokens of one sign-in.
    let family: String
    /// Whether a refresh token goes with it.
    let offline: Bool
    /// The scopes that were asked for.
    let scopes: [String]
    /// How often the grant's refresh token was replaced before this was issued.
    var generation = 0
    /// Of a code: the fingerprint of the callback; empty for none.
    var callback = ""
    /// The PKCE challenge of a code, `1` in a token of a sign-in that had one; empty for none.
    var challenge = ""

    /// Whether its time is over.
    func isExpired(at now: Int64) -> Bool { lifetime > 0 && now >= issued + Int64(lifetime) * 1000 }

    /// The text that a client gets; the catalogue's scopes are written as one number.
    func text(of practice: PracticeService) -> String {
        let known = Self.scopes(practice, scheme)
        let mask = known.enumerated().reduce(0) { scopes.contains($1.element) ? $0 | 1 << $1.offset : $0 }
        let others = scopes.filter { !known.contains($0) }.joined(separator: " ")
        let fields = [
            kind.rawValue, service, scheme, client, String(issued, radix: 36), String(lifetime, radix: 36), id, family,
            offline ? "1" : "0", String(mask, radix: 36), Base64URL.encode(Array(others.utf8)), callback, challenge,
            String(generation, radix: 36),
        ]
        let content = practice.tokenPrefix + fields.joined(separator: ".")
        return content + "." + Self.seal(content)
    }
}

extension PracticeToken {
    /// Why a text is no token of this provider.
    enum Refusal: Error {
        /// It does not even look like one.
        case malformed
        /// It looks like one, but was not issued here.
        case forged
    }
}

extension PracticeToken {
    /// Reads a text back.
    init(_ text: String, of practice: PracticeService) throws(Refusal) {
        let prefix = practice.tokenPrefix
        guard text.hasPrefix(prefix), text.utf8.count <= 1000, let dot = text.lastIndex(of: ".") else {
            throw .malformed
        }
        let fields = text[..<dot].dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 14, let kind = Kind(rawValue: String(fields[0])),
            let issued = Self.number(fields[4], .moment), let lifetime = Self.number(fields[5], .lifetime),
            let mask = Int(fields[9], radix: 36), let others = Base64URL.decode(fields[10]),
            let generation = Self.number(fields[13], .count)
        else { throw .malformed }
        let seal = Self.seal(String(text[..<dot]))
        guard seal == text[text.index(after: dot)...], fields[1] == practice.service.id else { throw .forged }
        self.kind = kind
        service = String(fields[1])
        scheme = String(fields[2])
        client = String(fields[3])
        self.issued = issued
        self.lifetime = Int(lifetime)
        id = String(fields[6])
        family = String(fields[7])
        offline = fields[8] == "1"
        let known = Self.scopes(practice, scheme)
        let asked = known.enumerated().filter { mask & 1 << $0.offset != 0 }.map(\.element)
        scopes = asked + String(decoding: others, as: UTF8.self).split(separator: " ").map(String.init)
        callback = String(fields[11])
        challenge = String(fields[12])
        self.generation = Int(generation)
    }

    /// A field's number: everybody can make the seal, so that the content is foreign all the same.
    private static func number(_ field: Substring, _ range: NumberRange) -> Int64? {
        Int64(field, radix: 36).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func scopes(_ practice: PracticeService, _ scheme: String) -> [String] {
        Array((practice.service.scheme(scheme)?.oauth?.scopes ?? []).prefix(60))
    }

    /// Stands for a longer text: the first 128 bits of its SHA-256.
    static func fingerprint(_ text: String) -> String {
        Base64URL.encode(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }

    /// The S256 challenge of a verifier (RFC 7636 section 4.2).
    static func challenge(_ verifier: String) -> String {
        Base64URL.encode(Array(SHA256.hash(data: Array(verifier.utf8))))
    }

    /// The HMAC over the fields.
    ///
    /// Its key is no secret: every copy of the program has it, because every process must read the others' tokens. It
    /// only keeps a mistyped or invented token from working; nothing real is protected by it.
    private static func seal(_ content: String) -> String {
        let key = SymmetricKey(data: Array("oauth-setup practice, not a secret".utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(content.utf8), using: key)
        return Base64URL.encode(code.prefix(16))
    }
}
