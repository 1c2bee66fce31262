internal import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// A value that decides how the program works, and what said so.
struct SettledValue {
    let name: LocalizedText
    let value: LocalizedText
    let source: ValueSource

    init(_ name: LocalizedText, _ value: LocalizedText, _ source: ValueSource) {
        (self.name, self.value, self.source) = (name, value, source)
    }

    init(_ name: LocalizedText, _ value: String, _ source: ValueSource) {
        self.init(name, LocalizedText(same: value), source)
    }

    /// For instance `proxy: proxy.example.com:3128 (environment variable HTTPS_PROXY)`.
    var words: LocalizedText {
        LocalizedText { language in "\(name(language)): \(value(language)) (\(source.words(language)))" }
    }

    func json(_ language: Language) -> JSONValue {
        [
            "name": .string(name(.english)),
            "value": .string(value(language)),
            "source": .string(source.kind),
            "place": source.place.map { .string($0) } ?? .null,
        ]
    }
}
