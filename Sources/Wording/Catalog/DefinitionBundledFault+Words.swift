internal import Localization
internal import ServiceCatalog

extension DefinitionFault.BundledFault {
    /// What is wrong, for those who work on the program: in English, lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .bodyOrText: LocalizedText(same: "either body or text is expected")
        case .noSuchService: LocalizedText(same: "the catalogue has no such service")
        case .noSuchScheme: LocalizedText(same: "the catalogue has no such OAuth scheme")
        case .listOfTexts: LocalizedText(same: "a list of texts is expected")
        case .bearerOrValues: LocalizedText(same: "either bearer or values is expected")
        case .noSuchReply: LocalizedText(same: "errors has no such reply")
        }
    }
}
