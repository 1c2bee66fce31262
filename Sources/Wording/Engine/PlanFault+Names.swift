internal import AuthEngine
internal import Localization
internal import Secrets

/// What to say about names that nothing knows.
extension AuthError.PlanFault {
    /// A name that may be part of a secret is not repeated; where it stands says enough.
    static func unknownProperty(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        guard let text = name.text else {
            let place = place(name)
            return .en("a property has a name that is not known\(place(.english))")
                .fix(
                    (nearest.map { "did you mean \($0)? " } ?? "")
                        + "if it is the rest of a value: one that holds ; = quotes or blanks at its ends must stand in quotes"
                )
                .ja("不明な名前のプロパティがあります\(place(.japanese))")
                .fix(
                    (nearest.map { "\($0) ではありませんか？ " } ?? "")
                        + "値の続きなら、; = 引用符、前後の空白を含む値は引用符で囲んでください"
                )
        }
        return .en("\(text) is not a connection property").ja("\(text) という接続プロパティはありません")
            .fix(
                SharedHint.nearest(nearest)
                    ?? .en("oauth-setup services show SERVICE lists what there is")
                    .ja("使えるプロパティは oauth-setup services show サービス名 で確認できます")
            )
    }

    static func unknownService(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        .en(name.text.map { "there is no service \($0)" } ?? "there is no service of that name")
            .ja(name.text.map { "\($0) というサービスはありません" } ?? "その名前のサービスはありません")
            .fix(
                SharedHint.nearest(nearest)
                    ?? .en("`oauth-setup services` lists them").ja("`oauth-setup services` で一覧を表示できます")
            )
    }

    static func unknownProcedure(_ name: GivenName, _ nearest: String?) -> ErrorWords {
        let procedures = StoredProcedure.allCases.map(\.rawValue).joined(separator: ", ")
        return .en(name.text.map { "there is no procedure \($0)" } ?? "there is no procedure of that name")
            .ja(name.text.map { "\($0) というプロシージャーはありません" } ?? "その名前のプロシージャーはありません")
            .fix(
                SharedHint.nearest(nearest)
                    ?? .en("it is one of \(procedures)").ja("\(procedures) のいずれかを指定してください")
            )
    }

    static func unknownInput(
        _ name: GivenName,
        of procedure: String,
        _ nearest: String?,
        _ known: [String]
    ) -> ErrorWords {
        .en(
            "\(procedure) has no input "
                + (name.text ?? "of the name that is given" + Self.place(name)(.english))
        )
        .ja(
            name.text.map { "\(procedure) に \($0) という入力はありません" }
                ?? "\(procedure) に、指定された名前の入力はありません" + Self.place(name)(.japanese)
        )
        .fix(
            SharedHint.nearest(nearest)
                ?? .en("its inputs are \(known.joined(separator: ", "))")
                .ja("使える入力は \(known.joined(separator: "、")) です")
        )
    }

    private static func place(_ name: GivenName) -> LocalizedText {
        let place = name.place.map { "\($0)" }
        return .en(place.map { " (number \($0))" } ?? "").ja(place.map { "（\($0)番目）" } ?? "")
    }
}
