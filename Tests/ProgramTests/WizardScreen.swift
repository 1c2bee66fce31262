import Foundation
import StrictJSON
import TestSupport
import Testing

/// The wizard on a real screen (tmux), driven by keys.
struct WizardScreen {
    /// A language and its words on the wizard's pages, as far as tests need to tell pages apart.
    struct Words: Sendable, CustomTestStringConvertible {
        let id: String
        let locale: String
        let embedded: String
        let custom: String
        let here: String
        let elsewhere: String
        let review: String
        let signIn: String
        let connected: String
        let failed: String
        let settingsFile: String
        let file: String
        let takeIn: String
        let app: String
        let again: String
        let way: String
        let ways: String
        let otherKeys: String

        var testDescription: String { id }

        static let english = Words(
            id: "en",
            locale: "C.UTF-8",
            embedded: "Embedded app",
            custom: "My own app",
            here: "On this machine",
            elsewhere: "On another device",
            review: "Please check your answers",
            signIn: "Sign in with your browser",
            connected: "Connected",
            failed: "The sign-in was refused",
            settingsFile: "Import a settings file",
            file: "File",
            takeIn: "Import and test",
            app: "OAuth app",
            again: "Try again",
            way: "Sign-in method",
            ways: "How do you want to sign in",
            otherKeys: "other keys"
        )
        static let japanese = Words(
            id: "ja",
            locale: "ja_JP.UTF-8",
            embedded: "埋め込みアプリ",
            custom: "自分のアプリ",
            here: "このマシン",
            elsewhere: "別のデバイス",
            review: "入力内容をご確認ください",
            signIn: "ブラウザーでログインしてください",
            connected: "接続できました",
            failed: "ログインが許可されませんでした",
            settingsFile: "別のマシンで作成した設定ファイルを取り込む",
            file: "ファイル",
            takeIn: "取り込んでテスト",
            app: "OAuthアプリ",
            again: "もう一度試す",
            way: "ログイン方法",
            ways: "どの方法でログイン",
            otherKeys: "ほかのキー"
        )
    }

    let program: ProgramRun
    let words: Words
    let tmux: TmuxScreen

    init(
        _ words: Words,
        practice: [String] = [],
        wizard: [String] = [],
        environment more: [String: String] = [:],
        rows: Int = 24,
        columns: Int = 80,
        term: String = "tmux-256color",
        program: ProgramRun? = nil,
        comparesTerminal: Bool = false
    ) throws {
        self.program = try program ?? ProgramRun()
        self.words = words
        var environment = self.program.environment(["LANG": "C.UTF-8"].merging(more) { $1 })
        environment["TERM"] = nil
        let command = [ProgramRun.path, "practice"] + practice + ["wizard", "--lang", words.id] + wizard
        // A shell around it notes the terminal's settings before and after, and stays for a look at the screen.
        let compare =
            #"stty -g >"$HOME/tty-before"; "$@"; code=$?; stty -g >"$HOME/tty-after"; echo; echo is over; read _; exit $code"#
        let whole = comparesTerminal ? ["sh", "-c", compare, "sh"] + command : command
        tmux = try TmuxScreen(whole, environment: environment, rows: rows, columns: columns, term: term)
    }

    /// Waits until the screen shows a text.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let isThere = try tmux.wait(for: text)
        let screen = try tmux.screen()
        try #require(isThere, "\(text) is not on the screen:\n\(screen)", sourceLocation: sourceLocation)
    }

    /// Moves down to the item that begins so, and chooses it.
    func choose(_ title: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try expect(title, sourceLocation: sourceLocation)
        for _ in 0..<12 {
            let screen = try settled()
            // The first row tells the way here.
            let rows = screen.split(separator: "\n").dropFirst()
            if rows.contains(where: { $0.contains("\u{203A} \(title)") }) { return try enter() }
            try tmux.press("Down")
            _ = try tmux.wait { $0 != screen }
        }
        Issue.record("\(title) cannot be chosen:\n\(try tmux.screen())", sourceLocation: sourceLocation)
    }

    /// Presses Enter until something changes: a page that has just appeared by itself takes none.
    func enter() throws {
        let screen = try settled()
        for _ in 0..<10 {
            // Faster after the last one it would be a key that is held down.
            _ = try tmux.wait(seconds: 0.12) { _ in false }
            try tmux.press("Enter")
            if try tmux.wait(seconds: 2, until: { $0 != screen }) { return }
        }
        Issue.record("Enter changes nothing:\n\(screen)")
    }

    /// The screen once it is painted as a whole: two looks in a row see the same.
    private func settled() throws -> String {
        var last = ""
        _ = try tmux.wait { screen in
            defer { last = screen }
            return screen == last && !screen.isEmpty
        }
        return last
    }

    /// Goes through the fields of a page with the practice values, typing some of them.
    func fill(_ values: [String: String] = [:], until next: String) throws {
        for _ in 0..<12 {
            let screen = try settled()
            if screen.contains(next) { return }
            guard
                let focused = screen.split(separator: "\n").first(where: {
                    $0.contains("\u{203A} ") && !$0.contains("oauth-setup")
                })
            else {
                // A page that works by itself; a key now would be for the next one.
                _ = try tmux.wait { $0 != screen }
                continue
            }
            if let value = values.first(where: { focused.contains($0.key) })?.value {
                try tmux.type(value)
                _ = try tmux.wait { $0 != screen }
            }
            try enter()
        }
        try expect(next)
    }

    /// The address of the sign-in, read from the plain view.
    func address() throws -> String {
        try expect(words.signIn)
        if try settled().contains("Tab \(words.otherKeys)") { try tmux.press("Tab") }
        try tmux.press("p")
        var address = ""
        let isThere = try tmux.wait { _ in
            let rows = try tmux.rows(joined: true)
            address = rows.last { $0.hasPrefix("http://127.0.0.1:") } ?? ""
            return address.contains("state=") && !rows.contains { $0.contains(words.signIn) }
        }
        let screen = try tmux.screen()
        try #require(isThere, "\(screen)")
        try tmux.press("Enter")
        try expect(words.signIn)
        return address
    }
}
