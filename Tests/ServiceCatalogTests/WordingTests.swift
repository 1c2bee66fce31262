import Localization
import ServiceCatalog
import Testing

@Suite("What a person reads about a service")
struct WordingTests {
    @Test("is there in English and in Japanese", arguments: BundledServicesTests.ids)
    func isThere(id: String) throws {
        for (place, text) in try Self.texts(of: Resources.service(id)) {
            #expect(!text(.english).isEmpty, "\(place)")
            #expect(!text(.japanese).isEmpty, "\(place)")
            #expect(text(.english).allSatisfy { $0.isASCII || $0 == "…" }, "\(place)")
            for language in Language.allCases {
                let written = text(language)
                #expect(!written.contains("TODO") && !written.contains("  ") && !written.contains("\n"), "\(place)")
                #expect(written.first?.isWhitespace == false && written.last?.isWhitespace == false, "\(place)")
            }
        }
    }

    @Test("is a polite, translated sentence wherever it explains", arguments: BundledServicesTests.ids)
    func isTranslated(id: String) throws {
        for (place, text) in try Self.sentences(of: Resources.service(id)) {
            #expect(text.english.hasSuffix("."), "\(place)")
            #expect(text.english != text.japanese, "\(place)")
            let end = text.japanese.split(separator: "。").last.map(String.init) ?? ""
            let plain = end.prefix { $0 != "（" }
            let polite = ["です", "ます", "ません", "ください", "かまいません"].contains { plain.hasSuffix($0) || end.hasSuffix($0) }
            #expect(polite && text.japanese.hasSuffix("。"), "\(place): \(text.japanese)")
        }
    }

    @Test("fits: labels and names are short", arguments: BundledServicesTests.ids)
    func isShort(id: String) throws {
        let service = try Resources.service(id)
        for label in service.fields.map(\.label) + service.schemes.map(\.name) {
            #expect(label.english.count <= 40 && label.japanese.count <= 30)
        }
        for (place, text) in Self.sentences(of: service) {
            #expect(text.english.count <= 240 && text.japanese.count <= 140, "\(place)")
        }
    }

    private static func sentences(of service: Service) -> [(String, LocalizedText)] {
        var texts = [("summary", service.summary)]
        texts += service.fields.map { ("\($0.property) help", $0.help) }
        texts += service.schemes.map { ("\($0.id) help", $0.help) }
        texts += (service.registration?.steps ?? []).enumerated().map { ("step \($0)", $1) }
        return texts
    }

    private static func texts(of service: Service) -> [(String, LocalizedText)] {
        var texts = sentences(of: service) + [("name", service.name)]
        texts += service.fields.map { ("\($0.property) label", $0.label) }
        texts += service.fields.flatMap { field in field.choices.map { ("\(field.property) \($0.value)", $0.label) } }
        texts += service.schemes.map { ("\($0.id) name", $0.name) }
        return texts
    }
}
