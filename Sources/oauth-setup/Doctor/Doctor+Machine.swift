internal import AuthEngine
internal import CPlatform
internal import ServiceCatalog
internal import SetupWizard
internal import TerminalUI

extension Doctor {
    /// The character set, which decides whether Japanese and lines can be shown.
    static var locale: Finding {
        let name = unsafe String(cString: platform_codeset())
        guard name != "UTF-8" else { return .good(.locale, "text is UTF-8", "文字コードは UTF-8 です") }
        return Finding(
            .locale,
            .problem,
            "text is \(name); Japanese and lines cannot be shown",
            "文字コードが \(name) のため、日本語や罫線を表示できません",
            mend: ("export LANG=C.UTF-8", "export LANG=C.UTF-8")
        )
    }

    /// Which front the wizard would take here.
    var terminal: Finding {
        switch FrontChoice.decide(environment: environment, plain: false) {
        case .fullScreen:
            .good(.terminal, "the wizard uses the full screen", "ウィザードは全画面で動作します")
        case .lineMode(.noTerminal):
            .good(.terminal, "none: commands and --answers work", "端末なし。コマンドと --answers が使えます")
        case .lineMode(.smallWindow(let rows, let columns)):
            Finding(
                .terminal,
                .note,
                "the window of \(columns)x\(rows) is too small for the full screen; the wizard asks line by line",
                "ウィンドウが \(columns)x\(rows) と小さいため、ウィザードは1行ずつ質問します",
                mend: ("make it 40x12 or larger", "40x12 以上に広げてください")
            )
        case .lineMode(.terminalType):
            Finding(
                .terminal,
                .note,
                "TERM does not name a terminal this machine knows; the wizard asks line by line",
                "TERM がこのマシンの知らない端末のため、ウィザードは1行ずつ質問します",
                mend: ("export TERM=xterm-256color", "export TERM=xterm-256color")
            )
        case .lineMode:
            .good(.terminal, "the wizard asks line by line", "ウィザードは1行ずつ質問します")
        }
    }

    /// Whether a browser can be opened.
    var browser: Finding {
        let wanted = Browser.programs(environment: environment)
        guard !wanted.isEmpty else {
            return Finding(
                .browser,
                .note,
                "none on this machine",
                "このマシンにはありません",
                mend: (
                    "choose \"On another device\" and paste the code or the address",
                    "「別の端末」を選び、コードかアドレスを貼り付けてください"
                )
            )
        }
        let found = wanted.compactMap { ProgramSearch.path($0, environment: environment) }
        if let path = found.first { return .good(.browser, "opened by \(path)", "\(path) で開きます") }
        let names = wanted.joined(separator: ", ")
        return Finding(
            .browser,
            .problem,
            "there is no program \(names) to open one with",
            "ブラウザーを開くプログラム \(names) がありません",
            mend: ("set BROWSER to a program that is there", "BROWSER に実在するプログラムを設定してください")
        )
    }
}
