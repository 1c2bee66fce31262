/// Why a connection string cannot be read or written.
///
/// It names properties and places, never a value or a piece of the text; its words are in the module `Wording`.
public struct ConnectionStringError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// There is nothing in the text.
        case empty
        /// The text is longer than ``ConnectionStringParser/sizeLimit``.
        case tooLong
        /// The text has more than ``ConnectionStringParser/propertyLimit`` properties.
        case tooManyProperties
        /// A piece between two separators has no `=`.
        case missingEquals
        /// Nothing stands before a `=`.
        case emptyName
        /// A name holds characters that no property has.
        case invalidName
        /// A quote, brace or bracket is not closed.
        case unbalancedQuote
        /// Something follows a closing quote or brace.
        case textAfterQuote
        /// A value ends in a quote but does not begin with one.
        case trailingQuote
        /// A value must be quoted to mean what it says.
        case quotesNeeded
        /// A control character, such as a line break, stands in the text.
        case controlCharacter
        /// One property is given twice.
        case duplicateName
        /// The service has no such property.
        case unknownName
        /// An escape (`\x`, `%20`, `\u0041`) is wrong.
        case badEscape
        /// The text does not have the shape of the dialect.
        case wrongShape
        /// A JSON member is neither a text, a number nor a truth value.
        case valueIsNotText
        /// The dialect uses the name for itself.
        case reservedName
        /// The dialect cannot carry a value; see ``ConnectionStringError/obstacle``.
        case cannotCarryValue
        /// The dialect cannot carry a name.
        case cannotCarryName
        /// A connector's name in the service definition cannot be written in the dialect.
        case badConnectorName
        /// The text names an ODBC data source and nothing else.
        case dataSourceOnly
        /// There are several data sources, and none that is surely meant; see ``ConnectionStringError/choices``.
        case severalDataSources
        /// A file holds several connection strings; see ``ConnectionStringError/choices``.
        case severalStrings
        /// Quotes that may or may not belong to a value, or to the whole text.
        case unclearQuotes
        /// A `#` or `;` behind a blank, which may begin a comment or belong to a value.
        case unclearComment
    }

    /// What in a value a dialect cannot carry.
    public enum Obstacle: String, Sendable, CaseIterable {
        /// The character U+0000.
        case nul
        /// A line break.
        case lineBreak
        /// Another control character.
        case control
        /// White space at the beginning or the end.
        case surroundingBlank
        /// A `;` or `#` where readers take the rest for a comment.
        case comment
        /// A quote at its beginning, which some readers take off.
        case quotes
        /// More bytes than readers take.
        case length
    }

    /// What went wrong.
    public let code: Code
    /// The property concerned, or the last one before the place; nil where the name may be part of a value.
    public private(set) var property: String?
    /// Where, for a text that was read.
    public private(set) var position: TextPosition?
    /// The dialect, when it matters.
    public private(set) var dialect: Dialect?
    /// The name that was probably meant.
    public private(set) var suggestion: String?
    /// What in the value the dialect cannot carry.
    public private(set) var obstacle: Obstacle?
    /// The names of sections or entries of which one must be given.
    public private(set) var choices: [String] = []

    init(
        _ code: Code,
        property: String? = nil,
        position: TextPosition? = nil,
        dialect: Dialect? = nil,
        suggestion: String? = nil,
        obstacle: Obstacle? = nil
    ) {
        self.code = code
        self.property = property
        self.position = position
        self.dialect = dialect
        self.suggestion = suggestion
        self.obstacle = obstacle
    }

    /// The same, of which one of these must be given.
    func offering(_ choices: [String]) -> ConnectionStringError {
        var copy = self
        copy.choices = choices
        return copy
    }

    /// The same at another place.
    func moved(to position: TextPosition?) -> ConnectionStringError {
        var copy = self
        copy.position = position
        return copy
    }

    /// The same without the property, unless it may be shown.
    func showing(_ maybe: (String) -> Bool) -> ConnectionStringError {
        guard let property, !maybe(property) else { return self }
        var copy = self
        copy.property = nil
        return copy
    }
}
