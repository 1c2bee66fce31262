package import Localization
package import StrictJSON

extension LocalizedText {
    /// The text in every language, as definitions have it.
    package var json: JSONValue {
        var object = JSONObject()
        for language in Language.allCases { object[language.rawValue] = .string(self(language)) }
        return .object(object)
    }
}
