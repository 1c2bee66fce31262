public import StrictJSON

extension JSONError {
    /// For instance `line 3, column 14: a member name appears twice`; in English, the language of JSON's own rules.
    public var text: String { "line \(line), column \(column): \(fault.text)" }
}

extension JSONError.Fault {
    /// What is wrong, in a few words: lower case, no full stop.
    public var text: String {
        switch self {
        case .endsTooEarly: "the text ends too early"
        case .textAfterValue: "text follows the value"
        case .tooDeep: "nested too deeply"
        case .notAValue: "this is not a JSON value"
        case .nameExpected: "a member name in quotes is expected"
        case .nameTwice: "a member name appears twice"
        case .colonExpected: "a colon is expected"
        case .separatorExpected: "a comma or the closing bracket is expected"
        case .digitExpected: "a digit is expected"
        case .textNotClosed: "a text is not closed"
        case .notUTF8: "a text is not valid UTF-8"
        case .controlCharacter: "a control character stands in a text"
        case .unknownEscape: "this escape does not exist"
        case .halfSurrogate: "half of a surrogate pair"
        case .hexadecimalExpected: "four hexadecimal digits are expected"
        }
    }
}
