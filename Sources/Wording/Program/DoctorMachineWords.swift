package import Localization

/// What the doctor says of the terminal, the browser and the network of this machine.
package enum DoctorMachineWords {
    package static let isUTF8 = LocalizedText.en("text is UTF-8").ja("文字コードはUTF-8です")
    package static let fullScreen = LocalizedText.en("the wizard uses the full screen").ja("ウィザードは全画面で動作します")
    /// Nobody can be asked.
    package static let noTerminal = LocalizedText.en("none: commands and --answers work")
        .ja("ターミナルなし。コマンドと --answers が使えます")
    package static let unknownTerminal: ErrorWords =
        .en("TERM does not name a terminal this machine knows; the wizard asks line by line")
        .ja("TERM がこのマシンの知らないターミナルのため、ウィザードは1行ずつ質問します").fix(same: "export TERM=xterm-256color")
    package static let lineMode = LocalizedText.en("the wizard asks line by line").ja("ウィザードは1行ずつ質問します")
    package static let noBrowser = ErrorWords.en("none on this machine")
        .fix("choose \"On another device\" and paste the code or the address")
        .ja("このマシンにはありません").fix("「別のデバイス」を選び、コードかURLを貼り付けてください")
    /// No proxy is used.
    package static let noProxy = LocalizedText.en("none").ja("使用しません")
    package static let clockNotCompared = LocalizedText.en("not compared: no connection names a server")
        .ja("比較していません（接続がありません）")

    package static func notUTF8(_ characterSet: String) -> ErrorWords {
        .en("text is \(characterSet); Japanese and lines cannot be shown")
            .ja("文字コードが \(characterSet) のため、日本語や罫線を表示できません").fix(same: "export LANG=C.UTF-8")
    }

    package static func smallWindow(columns: Int, rows: Int) -> ErrorWords {
        .en("the window of \(columns)x\(rows) is too small for the full screen; the wizard asks line by line")
            .fix("make it 40x12 or larger")
            .ja("ウィンドウが \(columns)x\(rows) と小さいため、ウィザードは1行ずつ質問します").fix("40x12 以上に広げてください")
    }

    package static func browser(_ path: String) -> LocalizedText {
        .en("opened by \(path)").ja("\(path) で開きます")
    }

    package static func browserMissing(_ names: String) -> ErrorWords {
        .en("there is no program \(names) to open one with").fix("set BROWSER to a program that is there")
            .ja("ブラウザーを開くプログラム \(names) がありません").fix("BROWSER に実在するプログラムを設定してください")
    }

    package static func proxyReached(_ place: String) -> LocalizedText {
        .en("this machine reaches \(place)").ja("このマシンから \(place) に接続できます")
    }

    package static func throughProxy(host: String, place: String) -> LocalizedText {
        .en("\(host) is asked through \(place)").ja("\(host) には \(place) 経由で接続します")
    }

    package static func withoutProxy(_ host: String) -> LocalizedText {
        .en("\(host) is asked directly").ja("\(host) には直接接続します")
    }

    /// Entries of `NO_PROXY` that except nothing.
    package static func meaninglessExceptions(_ entries: String) -> ErrorWords {
        .en("NO_PROXY has entries that name no host, domain or network: \(entries)")
            .fix("write them as example.com, .example.com, 10.0.0.1 or 10.0.0.0/8")
            .ja("NO_PROXY に、ホスト、ドメイン、ネットワークのいずれでもない項目があります: \(entries)")
            .fix("example.com、.example.com、10.0.0.1、10.0.0.0/8 のように書いてください")
    }

    package static let setClock = LocalizedText.en("set the clock: timedatectl set-ntp true")
        .ja("時計を合わせてください: timedatectl set-ntp true")
    package static let setProxy = LocalizedText.en("export HTTPS_PROXY=http://HOST:PORT")
        .ja("export HTTPS_PROXY=http://ホスト:ポート")
}
