import Localization
import ServiceCatalog

@testable import SetupWizard

/// Pages to lay out.
enum SamplePages {
    static func list(_ language: Language, selected: Int) -> Page {
        let english = language == .english
        var page = Page(
            kind: .step(.service),
            title: english ? "Which service?" : "どのサービスに接続しますか",
            step: Page.Step(number: 1, count: 6, text: english ? "Step 1 of 6" : "手順 1 / 6"),
            banner: english ? "PRACTICE" : "練習",
            lead: [
                english
                    ? "Pick the service that the connection is for. Everything else depends on it."
                    : "接続先のサービスを選んでください。この後の質問はすべてこの答えで決まります。"
            ]
        )
        let items = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"].map { name in
            ChoiceList.Item(title: name, detail: english ? "Files and folders of \(name)." : "\(name) のファイルとフォルダー。")
        }
        page.blocks = [.choices(ChoiceList(items: items, selected: selected, focused: true))]
        page.keys = keys(english)
        return page
    }

    private static func keys(_ english: Bool) -> [Page.KeyHint] {
        [
            Page.KeyHint(key: "Enter", action: english ? "choose" : "選ぶ"),
            Page.KeyHint(key: "Up/Down", action: english ? "move" : "移動"),
            Page.KeyHint(key: "Esc", action: english ? "back" : "戻る"),
            Page.KeyHint(key: "?", action: english ? "help" : "説明"),
            Page.KeyHint(key: "F2", action: "日本語 / English"),
            Page.KeyHint(key: "Ctrl-C", action: english ? "quit" : "終了"),
        ]
    }

    static func field(
        _ label: String,
        _ shown: String,
        focused: Bool,
        secret: Bool = false,
        help: String = ""
    ) -> FieldView {
        FieldView(
            label: label,
            shown: shown,
            caret: shown.count,
            focused: focused,
            secret: secret,
            placeholder: "",
            help: help,
            problem: nil,
            note: nil,
            optional: false,
            options: nil
        )
    }

    static func fields(_ language: Language, texts: [String], focus: Int, refused: Bool) -> Page {
        let english = language == .english
        var page = Page(
            kind: .step(.values),
            title: english ? "Values" : "値の入力",
            step: Page.Step(number: 3, count: 6, text: english ? "Step 3 of 6" : "手順 3 / 6"),
            lead: [english ? "What the service gave you." : "サービスから渡された値です。"]
        )
        let labels = english ? ["Client ID", "Client secret", "Scope"] : ["クライアント ID", "クライアントシークレット", "スコープ"]
        let help = english ? "DisplayPath on the page of your application." : "アプリの設定画面に表示されています。"
        var fields = labels.indices.map { index in
            let shown = index == 1 ? String(repeating: "*", count: texts[index].count) : texts[index]
            return field(labels[index], shown, focused: index == focus, secret: index == 1, help: help)
        }
        if refused, texts[0].isEmpty {
            fields[0].problem = english ? "This is needed, for example abc123." : "必須です。例: abc123"
        }
        fields[2].optional = true
        fields[2].placeholder = "read write"
        page.blocks =
            fields.map { .field($0) } + [
                .gap, .button(ButtonView(label: english ? "Continue" : "次へ", focused: focus == 3)),
            ]
        page.keys = keys(english)
        return page
    }

    /// A page with one of everything.
    static func everything(_ language: Language) -> Page {
        var page = fields(language, texts: ["abc123", "secret", ""], focus: 2, refused: false)
        let region = ChoiceList(
            items: ["us-east", "eu-west", "日本"].map { ChoiceList.Item(title: $0, detail: "") },
            selected: 1,
            focused: true
        )
        var options = field("Region", "eu-west", focused: false)
        options.options = region
        page.blocks += [
            .field(options), .row(RowView(label: "Service", value: "Alpha", focused: false, selectable: true)),
            .row(RowView(label: "場所", value: String(repeating: "長い値", count: 30), focused: true, selectable: true)),
            .text("A warning that is long enough to be broken into more than one row of a narrow window.", .warning),
            .copyable(SampleFront.url), .gap, .text("\u{1B}[31mnot red\u{7}", .quiet),
        ]
        page.status = .problem(
            "The code was refused: it is used already. Open the address again to get a new one, then paste it."
        )
        return page
    }
}
