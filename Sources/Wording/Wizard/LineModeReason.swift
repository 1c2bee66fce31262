package import Localization

/// Why the wizard asks its questions line by line instead of painting a screen.
package enum LineModeReason: Sendable, Equatable {
    /// `--plain` was given.
    case asked
    /// `ACCESSIBLE` is set to something other than `0` or `false`.
    case accessible
    /// Input or output is not a terminal.
    case noTerminal
    /// `TERM` is `dumb`, `unknown` or empty, names nothing this machine knows, or cannot move its cursor.
    case terminalType(String)
    /// The window is smaller than 40 columns by 12 rows.
    case smallWindow(rows: Int, columns: Int)
    /// The screen could not be opened.
    case screenFailed
}

extension LineModeReason {
    /// The reason, within a sentence.
    package var words: LocalizedText {
        switch self {
        case .asked: .en("--plain was given").ja("--plain が指定されました")
        case .accessible: .en("ACCESSIBLE is set").ja("ACCESSIBLE が設定されています")
        case .noTerminal: .en("input or output is not a terminal").ja("入力または出力がターミナルではありません")
        case .terminalType(let name):
            name.isEmpty
                ? .en("TERM is not set").ja("TERM が設定されていません")
                : .en("a terminal of type \(name) cannot show a full screen").ja("ターミナルの種類 \(name) は全画面表示に対応していません")
        case .smallWindow(let rows, let columns):
            .en("the window has \(columns)x\(rows), a full screen needs 40x12")
                .ja("画面は \(columns)x\(rows) ですが、全画面表示には 40x12 が必要です")
        case .screenFailed: .en("the screen could not be opened").ja("画面を開けませんでした")
        }
    }
}
