package import ConnectionStrings
internal import Localization
internal import ServiceCatalog
internal import Wording

/// What the person has chosen to see on the page with the result.
struct ResultChoice: Sendable, Equatable {
    var dialect: Dialect = .python
    var owner: StringOwner = .oauthSetup
    var secretsShown = false
}

/// The page with the result: who signed in, where the file is, strings to copy.
extension Wizard {
    mutating func handle(_ event: WizardEvent, with result: SetupResult) -> [WizardEffect] {
        switch event {
        case .confirm, .back: return [.end(.finished(connection: result.connection))]
        case .choose(let index) where index < Dialect.allCases.count:
            resultChoice.dialect = Dialect.allCases[index]
            return []
        case .key(let key): return handle(key, with: result)
        default: return []
        }
    }

    private mutating func handle(_ key: Key, with result: SetupResult) -> [WizardEffect] {
        let fields = result.settingsPath == nil ? 1 : 2
        switch key {
        case .enter, .escape: return [.end(.finished(connection: result.connection))]
        case .up, .down, .tab, .backTab: focus[.done] = fields == 2 ? 1 - (focus[.done] ?? 0) : 0
        case .left where focus[.done] == 1, .right where focus[.done] == 1, .character("o") where fields == 2:
            resultChoice.owner = resultChoice.owner == .driver ? .oauthSetup : .driver
            focus[.done] = 1
        case .left: turnDialect(by: -1)
        case .right: turnDialect(by: 1)
        case .character("m"): resultChoice.secretsShown.toggle()
        case .character("p"):
            return [.terminal(.plainView(connectionString(result, masked: !resultChoice.secretsShown)))]
        case .character("f"):
            return [.save(connectionString(result, masked: false) + "\n", connection: result.connection)]
        case .character("c"): return copy(connectionString(result, masked: false))
        default: break
        }
        return []
    }

    private mutating func turnDialect(by step: Int) {
        focus[.done] = 0
        let all = Dialect.allCases
        let index = all.firstIndex(of: resultChoice.dialect) ?? 0
        resultChoice.dialect = all[(index + step + all.count) % all.count]
    }

    /// What is left on the normal screen when the full screen has gone.
    var farewell: [String] {
        guard case .done(let result) = place else { return [] }
        var lines = [
            say(result.settingsPath == nil ? WizardWords.Result.stringTitle : SignedInWords.sentence(result.account))
        ]
        if let path = result.settingsPath { lines.append(say(WizardWords.Result.settingsFile) + ": " + path) }
        if let path = result.dryRunPath { lines = [say(WizardWords.Result.dryRun), path] }
        return lines + ["", connectionString(result, masked: !resultChoice.secretsShown)]
    }

    /// The connection string in the dialect and for the owner chosen.
    func connectionString(_ result: SetupResult, masked: Bool) -> String {
        let owner = result.settingsPath == nil ? .driver : resultChoice.owner
        do {
            return try result.connectionString(resultChoice.dialect, owner: owner, masked: masked)
        } catch {
            return WizardWords.Result.cannotPrint(language)
        }
    }
}

extension SetupResult {
    /// The connection string of this set-up.
    ///
    /// - Throws: `ConnectionStringError` when a value cannot be written in that dialect.
    package func connectionString(
        _ dialect: Dialect,
        owner: StringOwner,
        masked: Bool
    ) throws(ConnectionStringError) -> String {
        let content = ConnectionStringContent.properties(
            for: service,
            scheme: scheme,
            app: app,
            values: properties,
            owner: owner,
            settingsLocation: settingsPath
        )
        return try ConnectionStringPrinter.print(
            content,
            as: dialect,
            connector: service.connector,
            masking: masked,
            isSecret: { service.isSecret($0) }
        )
    }
}
