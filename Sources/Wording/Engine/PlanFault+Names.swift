internal import AuthEngine
internal import Localization
internal import Secrets

/// What to say about names that nothing knows.
extension AuthError.PlanFault {
    /// A name that may be part of a secret is not repeated; where it stands says enough.
    static func unknownProperty(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        guard let text = name.text else {
            let place = place(name)
            return ErrorWords(
                LocalizedText(
                    english: "a property has a name that is not known\(place(.english))",
                    japanese: "知らない名前のプロパティがあります\(place(.japanese))"
                ),
                hint: LocalizedText(
                    english: (nearest.map { "did you mean \($0)? " } ?? "")
                        + "if it is the rest of a value: one that holds ; = quotes or blanks at its ends must stand in quotes",
                    japanese: (nearest.map { "\($0) ではありませんか。" } ?? "")
                        + "値の続きなら、; = 引用符、前後の空白を含む値は引用符で囲んでください"
                )
            )
        }
        return ErrorWords(
            LocalizedText(english: "\(text) is not a connection property", japanese: "\(text) という接続プロパティはありません"),
            hint: nearest.map { LocalizedText(english: "did you mean \($0)?", japanese: "\($0) ではありませんか") }
                ?? LocalizedText(
                    english: "oauth-setup services show SERVICE lists what there is",
                    japanese: "使えるプロパティは oauth-setup services show サービス名 で確認できます"
                )
        )
    }

    static func unknownService(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: name.text.map { "there is no service \($0)" } ?? "there is no service of that name",
                japanese: name.text.map { "\($0) というサービスはありません" } ?? "その名前のサービスはありません"
            ),
            hint: nearest.map { LocalizedText(english: "did you mean \($0)?", japanese: "\($0) ではありませんか") }
                ?? LocalizedText(
                    english: "`oauth-setup services` lists them",
                    japanese: "`oauth-setup services` で一覧を表示できます"
                )
        )
    }

    static func unknownProcedure(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        let procedures = StoredProcedure.allCases.map(\.rawValue).joined(separator: ", ")
        return ErrorWords(
            LocalizedText(
                english: name.text.map { "there is no procedure \($0)" } ?? "there is no procedure of that name",
                japanese: name.text.map { "\($0) というプロシージャはありません" } ?? "その名前のプロシージャはありません"
            ),
            hint: nearest.map { LocalizedText(english: "did you mean \($0)?", japanese: "\($0) ではありませんか") }
                ?? LocalizedText(english: "it is one of \(procedures)", japanese: "\(procedures) のいずれかを指定してください")
        )
    }

    static func unknownInput(
        _ name: GivenName,
        of procedure: String,
        _ nearest: String?,
        _ known: [String]
    ) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(procedure) has no input "
                    + (name.text ?? "of the name that is given" + Self.place(name)(.english)),
                japanese: name.text.map { "\(procedure) に \($0) という入力はありません" }
                    ?? "\(procedure) に、指定された名前の入力はありません" + Self.place(name)(.japanese)
            ),
            hint: nearest.map { LocalizedText(english: "did you mean \($0)?", japanese: "\($0) ではありませんか") }
                ?? LocalizedText(
                    english: "its inputs are \(known.joined(separator: ", "))",
                    japanese: "使える入力は \(known.joined(separator: "、")) です"
                )
        )
    }

    private static func place(_ name: GivenName) -> LocalizedText {
        let place = name.place.map { "\($0)" }
        return LocalizedText(
            english: place.map { " (number \($0))" } ?? "",
            japanese: place.map { "（\($0) 番目）" } ?? ""
        )
    }
}
