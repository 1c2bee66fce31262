package import Localization

/// What is wrong with the inputs of `call`.
package enum CallWords {
    package static let nameless = ErrorWords.en("an input has no name")
        .fix("write NAME=VALUE, NAME=@FILE or NAME=env:VARIABLE")
        .ja("名前のない入力があります").fix("名前=値、名前=@ファイル、名前=env:変数 の形で指定してください")

    package static func twice(_ name: String) -> LocalizedText {
        .en("the input \(name) is there twice").ja("入力 \(name) が2回指定されています")
    }

    package static func secretInArgument(_ name: String) -> ErrorWords {
        .en("\(name) is a secret and was given as an argument, where every user of this machine can see it")
            .fix("write \(name)=@FILE or \(name)=env:VARIABLE")
            .ja("\(name) はシークレットですが、引数に指定されたため、このマシンのほかのユーザーからも見えます").fix("\(name)=@ファイル または \(name)=env:変数 と指定してください")
    }

    package static func fileUnreadable(_ name: String) -> LocalizedText {
        .en("cannot read the file of \(name)").ja("\(name) のファイルを読み取れません")
    }

    package static func variableMissing(_ name: String) -> LocalizedText {
        .en("the environment variable for the value of \(name) is not set").ja("\(name) の値となる環境変数が設定されていません")
    }
}
