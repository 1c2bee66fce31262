package import Localization

/// What is wrong with the inputs of `call`.
package enum CallWords {
    /// An input without a name.
    package static let nameless = ErrorWords(
        LocalizedText(english: "an input has no name", japanese: "名前のない入力があります"),
        hint: LocalizedText(
            english: "write NAME=VALUE, NAME=@FILE or NAME=env:VARIABLE",
            japanese: "名前=値、名前=@ファイル、名前=env:変数 の形で指定してください"
        )
    )

    /// An input that is there twice.
    package static func twice(_ name: String) -> LocalizedText {
        LocalizedText(english: "the input \(name) is there twice", japanese: "入力 \(name) が2回指定されています")
    }

    /// A secret that others can see.
    package static func secretInArgument(_ name: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english:
                    "\(name) is a secret and was given as an argument, where every user of this machine can see it",
                japanese: "\(name) は秘密の値ですが、引数に指定されたため、このマシンのほかのユーザーからも見えます"
            ),
            hint: LocalizedText(
                english: "write \(name)=@FILE or \(name)=env:VARIABLE",
                japanese: "\(name)=@ファイル または \(name)=env:変数 と指定してください"
            )
        )
    }

    /// The file of an input cannot be read.
    package static func fileUnreadable(_ name: String) -> LocalizedText {
        LocalizedText(english: "cannot read the file of \(name)", japanese: "\(name) のファイルを読み取れません")
    }

    /// The variable of an input is not set.
    package static func variableMissing(_ name: String) -> LocalizedText {
        LocalizedText(
            english: "the environment variable for the value of \(name) is not set",
            japanese: "\(name) の値となる環境変数が設定されていません"
        )
    }
}
