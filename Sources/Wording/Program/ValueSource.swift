package import Localization

/// What said a value that decides how the program works.
package enum ValueSource: Sendable, Equatable {
    /// An option of the command line.
    case option(String)
    /// An environment variable.
    case variable(String)
    /// A file, by its path.
    case file(String)
    /// The sealed settings of a connection.
    case connection
    /// The definition of a service: the path of its file, or nil for one that ships with the program.
    case definition(String?)
    /// Nobody.
    case standard

    /// The kind in a word, the same in every language.
    package var kind: String {
        switch self {
        case .option: "option"
        case .variable: "environment"
        case .file: "file"
        case .connection: "connection"
        case .definition: "definition"
        case .standard: "default"
        }
    }

    /// Which one of its kind; nil where there is only one.
    package var place: String? {
        switch self {
        case .option(let name), .variable(let name), .file(let name): name
        case .definition(let file): file
        case .connection, .standard: nil
        }
    }

    /// The source in words.
    package var words: LocalizedText {
        switch self {
        case .option(let name): .en("option \(name)").ja("オプション \(name)")
        case .variable(let name): .en("environment variable \(name)").ja("環境変数 \(name)")
        case .file(let path): .en("file \(path)").ja("ファイル \(path)")
        case .connection: .en("stored with the connection").ja("接続に保存済み")
        case .definition(nil): .en("definition that ships with the program").ja("付属の定義")
        case .definition(let file?): .en("definition \(file)").ja("定義 \(file)")
        case .standard: .en("default").ja("既定")
        }
    }
}
