package import Localization

/// What the doctor says of the terminal, the browser and the network of this machine.
package enum DoctorMachineWords {
    /// Every character can be shown.
    package static let isUTF8 = LocalizedText(english: "text is UTF-8", japanese: "文字コードは UTF-8 です")
    /// The wizard paints the screen.
    package static let fullScreen = LocalizedText(
        english: "the wizard uses the full screen",
        japanese: "ウィザードは全画面で動作します"
    )
    /// Nobody can be asked.
    package static let noTerminal = LocalizedText(
        english: "none: commands and --answers work",
        japanese: "端末なし。コマンドと --answers が使えます"
    )
    /// The terminal cannot be painted.
    package static let unknownTerminal = ErrorWords(
        LocalizedText(
            english: "TERM does not name a terminal this machine knows; the wizard asks line by line",
            japanese: "TERM がこのマシンの知らない端末のため、ウィザードは1行ずつ質問します"
        ),
        hint: LocalizedText(same: "export TERM=xterm-256color")
    )
    /// The wizard asks line by line.
    package static let lineMode = LocalizedText(english: "the wizard asks line by line", japanese: "ウィザードは1行ずつ質問します")
    /// No browser here.
    package static let noBrowser = ErrorWords(
        LocalizedText(english: "none on this machine", japanese: "このマシンにはありません"),
        hint: LocalizedText(
            english: "choose \"On another device\" and paste the code or the address",
            japanese: "「別の端末」を選び、コードかアドレスを貼り付けてください"
        )
    )
    /// No proxy is used.
    package static let noProxy = LocalizedText(english: "none", japanese: "使用しません")
    /// Nobody could be asked for the time.
    package static let clockNotCompared = LocalizedText(
        english: "not compared: no connection names a server",
        japanese: "比較していません（接続がありません）"
    )

    /// Not every character can be shown.
    package static func notUTF8(_ characterSet: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "text is \(characterSet); Japanese and lines cannot be shown",
                japanese: "文字コードが \(characterSet) のため、日本語や罫線を表示できません"
            ),
            hint: LocalizedText(same: "export LANG=C.UTF-8")
        )
    }

    /// The screen is too small to paint.
    package static func smallWindow(columns: Int, rows: Int) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english:
                    "the window of \(columns)x\(rows) is too small for the full screen; the wizard asks line by line",
                japanese: "ウィンドウが \(columns)x\(rows) と小さいため、ウィザードは1行ずつ質問します"
            ),
            hint: LocalizedText(english: "make it 40x12 or larger", japanese: "40x12 以上に広げてください")
        )
    }

    /// What opens the browser.
    package static func browser(_ path: String) -> LocalizedText {
        LocalizedText(english: "opened by \(path)", japanese: "\(path) で開きます")
    }

    /// What should open a browser is not there.
    package static func browserMissing(_ names: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "there is no program \(names) to open one with",
                japanese: "ブラウザーを開くプログラム \(names) がありません"
            ),
            hint: LocalizedText(
                english: "set BROWSER to a program that is there",
                japanese: "BROWSER に実在するプログラムを設定してください"
            )
        )
    }

    /// A proxy takes connections.
    package static func proxyReached(_ place: String) -> LocalizedText {
        LocalizedText(english: "this machine reaches \(place)", japanese: "このマシンから \(place) に接続できます")
    }

    /// A host is asked through a proxy.
    package static func throughProxy(host: String, place: String) -> LocalizedText {
        LocalizedText(english: "\(host) is asked through \(place)", japanese: "\(host) には \(place) 経由で接続します")
    }

    /// A host is asked without a proxy.
    package static func withoutProxy(_ host: String) -> LocalizedText {
        LocalizedText(english: "\(host) is asked directly", japanese: "\(host) には直接接続します")
    }

    /// Entries of `NO_PROXY` that except nothing.
    package static func meaninglessExceptions(_ entries: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "NO_PROXY has entries that name no host, domain or network: \(entries)",
                japanese: "NO_PROXY に、ホスト、ドメイン、ネットワークのいずれでもない項目があります: \(entries)"
            ),
            hint: LocalizedText(
                english: "write them as example.com, .example.com, 10.0.0.1 or 10.0.0.0/8",
                japanese: "example.com、.example.com、10.0.0.1、10.0.0.0/8 のように書いてください"
            )
        )
    }

    /// What to do about a clock that is wrong.
    package static let setClock = LocalizedText(
        english: "set the clock: timedatectl set-ntp true",
        japanese: "時計を合わせてください: timedatectl set-ntp true"
    )
    /// What to do about a proxy that cannot be used.
    package static let setProxy = LocalizedText(
        english: "export HTTPS_PROXY=http://HOST:PORT",
        japanese: "export HTTPS_PROXY=http://ホスト:ポート"
    )
}
