internal import Bundled
internal import Crypto
internal import FoundationEssentials
internal import Localization
internal import ServiceCatalog

/// The pages a browser sees, all of them parts of `Resources/Pages/consent.html`.
///
/// `<!--[name]-->…<!--[/name]-->` is kept when that part is wanted, and `{{name}}` stands for a value, which is escaped.
struct PracticePage: Sendable {
    /// What the person reads.
    let language: Language
    private let words: @Sendable (PracticeMistake) -> LocalizedText
    private let source = BundledFile.named("Pages/consent.html")?.text ?? ""

    init(language: Language, words: @escaping @Sendable (PracticeMistake) -> LocalizedText) {
        self.language = language
        self.words = words
    }

    /// The language of a request: Japanese when the browser prefers it to English.
    static func language(_ request: PracticeRequest) -> Language {
        let wanted = request.header("Accept-Language").joined(separator: ",").lowercased().split(separator: ",")
        let known = wanted.compactMap { Language(rawValue: String($0.filter { !$0.isWhitespace }.prefix(2))) }
        return known.first ?? .english
    }

    /// Asks the person.
    func consent(_ authorization: PracticeAuthorization) -> PracticeReply {
        html(
            ["consent"] + (authorization.scopes.isEmpty ? [] : ["scopes"]),
            values(authorization),
            status: 200,
            callback: authorization.callback
        )
    }

    /// Shows a code for copying.
    func code(_ code: String, _ authorization: PracticeAuthorization) -> PracticeReply {
        html(["code"], values(authorization).merging(["code": code]) { $1 }, status: 200)
    }

    /// Says that nothing was given, where no program waits for the answer.
    func refused(_ authorization: PracticeAuthorization) -> PracticeReply {
        html(["refused"], values(authorization), status: 200)
    }

    /// Says what is wrong with the request.
    func error(_ mistake: PracticeMistake, service: PracticeService) -> PracticeReply {
        let values = [
            "service": service.service.name(language), "message": words(mistake)(language), "detail": mistake.detail,
        ]
        return html(["error"] + (mistake.detail.isEmpty ? [] : ["detail"]), values, status: 400)
    }

    private func values(_ authorization: PracticeAuthorization) -> [String: String] {
        [
            "service": authorization.service.service.name(language),
            "app": authorization.client.id,
            "user": authorization.service.user.name,
            "email": authorization.service.user.email,
            "scopes": authorization.scopes.joined(separator: "\n"),
            "callback": authorization.callback ?? "–",
        ]
    }

    private func html(
        _ parts: [String],
        _ values: [String: String],
        status: Int,
        callback: String? = nil
    ) -> PracticeReply {
        let template = Self.keep(Set(parts + [language.rawValue]), in: source)
        var values = values
        values["lang"] = language.rawValue
        return PracticeReply(
            status: status,
            headers: [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Security-Policy", Self.policy(template, callback: callback)),
                ("Cache-Control", "no-store"),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
                ("X-Frame-Options", "DENY"),
            ],
            body: Array(Self.fill(template, values).utf8)
        )
    }

    /// Nothing but the page's own style, and a form that leads back here and on to the callback: browsers apply
    /// `form-action` to redirects too.
    private static func policy(_ page: String, callback: String?) -> String {
        let style = page.firstRange(of: "<style>").flatMap { start in
            page[start.upperBound...].firstRange(of: "</style>").map { page[start.upperBound..<$0.lowerBound] }
        }
        let hash = Data(SHA256.hash(data: Array((style ?? "").utf8))).base64EncodedString()
        let scheme = callback.map { " \($0.prefix { $0 != ":" }):" } ?? ""
        return "default-src 'none'; style-src 'sha256-\(hash)'; form-action 'self'\(scheme); "
            + "base-uri 'none'; frame-ancestors 'none'"
    }

    /// Removes the parts that are not wanted, and the marks of those that are.
    static func keep(_ wanted: Set<String>, in page: String) -> String {
        var kept = ""
        var rest = page[...]
        while let start = rest.firstRange(of: "<!--["), let end = rest[start.upperBound...].firstRange(of: "]-->") {
            kept += rest[..<start.lowerBound]
            let name = String(rest[start.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
            guard !name.hasPrefix("/"), !wanted.contains(name) else { continue }
            guard let close = rest.firstRange(of: "<!--[/\(name)]-->") else { continue }
            rest = rest[close.upperBound...]
        }
        return kept + rest
    }

    /// Puts the values in, escaped; a value is never looked at for further places.
    static func fill(_ page: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = page[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            filled += rest[..<start.lowerBound]
            filled += escaped(values[String(rest[start.upperBound..<end.lowerBound])] ?? "")
            rest = rest[end.upperBound...]
        }
        return filled + rest
    }

    /// A text as it may stand in HTML, also inside an attribute.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
            .replacing("'", with: "&#39;")
    }
}
