internal import Localization
internal import SettingsStore
internal import StrictJSON

extension SettingsError.Damage {
    /// What is wrong with a settings file, and how to get a good one.
    func words(_ source: SettingsSource) -> ErrorWords {
        let name = source.name
        switch self {
        case .sealing(let error):
            let why = error.words.message
            return .en("\(name.english) is damaged: \(why.english)")
                .ja("\(name.japanese) は壊れています: \(why.japanese)").fix(source.replacement)
        case .tooLarge(let limit): return source.tooLarge(limit)
        case .endless(let limit):
            return .en("\(name.english) gives more than \(limit) bytes")
                .ja("\(name.japanese) の内容が上限の\(limit)バイトを超えています").fix(SharedHint.otherFile)
        case .notJSON(let error):
            return .en("\(name.english) does not hold settings: \(error.text.english)")
                .ja("\(name.japanese) の内容は設定ではありません（\(error.text.japanese)）")
        case .noSchemaVersion:
            return source.about(english: "the settings have no schema version", japanese: "設定にスキーマのバージョンがありません")
        case .badMember(let member):
            return source.about(
                english: "the settings' member \(member) is not what it should be",
                japanese: "設定の項目 \(member) が正しくありません"
            )
        case .notFleets(let error):
            let why = error?.text ?? .en("it is not an object").ja("オブジェクトではありません")
            return .en("\(name.english) is not a list of fleets: \(why.english)")
                .ja("\(name.japanese) の内容はフリートの一覧ではありません（\(why.japanese)）").fix(Self.fleetMembers)
        case .badFleet(let member):
            let member = DisplayPath.path(member)
            return source.about(english: "\(member) is missing, unknown or wrong", japanese: "\(member) がないか、正しくありません")
                .fix(Self.fleetMembers)
        }
    }

    private static let fleetMembers = LocalizedText.en(
        "a fleet has a location and may have ca, certificate, key and user, each a text"
    )
    .ja("フリートには location が必要です。ほかに ca、certificate、key、user を文字列で指定できます")
}
