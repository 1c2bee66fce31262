package import Localization

/// The page with the connection's name.
package enum NamePageWords {
    package static let title = LocalizedText.en("What should this connection be called?").ja("この接続の名前を決めてください")
    package static let lead: LocalizedText =
        .en("Programs use the connection by this name. Its settings file is encrypted with this machine's key.")
        .ja("プログラムはこの名前で接続を利用します。設定ファイルはこのマシンの鍵で暗号化されます。")
    package static let label = LocalizedText.en("Connection name").ja("接続名")
    package static let help = LocalizedText.en("Letters, digits, hyphens, underscores and dots.")
        .ja("文字、数字、ハイフン、下線、ピリオドが使えます。")
    package static let bad: LocalizedText =
        .en("use at most 64 letters, digits, - _ . and start with a letter or digit, for example sales")
        .ja("文字または数字で始め、文字・数字・- _ . を64文字以内で使ってください（例: sales）")
    package static func taken(by service: LocalizedText) -> LocalizedText {
        .en("a connection to \(service.english) has this name: choose another name, or forget that connection first")
            .ja("この名前は\(service.japanese)の接続で使われています。別の名前にするか、先にその接続を削除してください")
    }
    package static func takenThere(_ host: String) -> LocalizedText {
        .en("there is a connection of this name on \(host): choose another name")
            .ja("\(host) にこの名前の接続があります。別の名前にしてください")
    }
    package static func leadThere(_ host: String) -> LocalizedText {
        .en("Programs on \(host) use the connection by this name.").ja("\(host) のプログラムは、この名前で接続を利用します。")
    }
    package static let otherFile = LocalizedText.en("there is another file here: choose another path")
        .ja("ここには別のファイルがあります。別のパスを指定してください")
    package static func unusable(_ why: LocalizedText, fix: LocalizedText) -> LocalizedText {
        .en("\(why.english); to fix it: \(fix.english)").ja("\(why.japanese)（対処: \(fix.japanese)）")
    }
    package static let locationLabel = LocalizedText.en("Settings file").ja("設定ファイル")
    package static let locationHelp: LocalizedText =
        .en(
            "Empty for the default place. FLEET/NAME, or an etcd:// or postgresql:// location, shares it with a fleet: one machine"
                + " signs in, and they take turns to renew."
        )
        .ja(
            "空欄なら標準の場所に保存します。フリート名/接続名、または etcd:// や postgresql:// の場所を指定すると、フリートで共有します。"
                + "1台でログインすれば、更新は交代で行います。"
        )
    package static let replaces: LocalizedText =
        .en("A connection of this name exists. It is replaced once the new sign-in works.")
        .ja("同じ名前の接続があります。新しいログインが成功すると置き換わります。")
}
