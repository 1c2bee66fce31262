internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Transport
internal import WebRequests
internal import Wording

/// The values that hold for every connection of a person on this machine.
struct MachineValues {
    let environment: [String: String]
    let folder: ConfigurationFolder?
    let program: Program?
    let voice: Voice
    /// Whether the command line names the key.
    let isKeyGiven: Bool

    /// All of them, in order.
    var all: [SettledValue] {
        [language] + [configurationFolder, key, state].compactMap(\.self) + [proxy, certificates] + offered
    }

    /// The first of some variables that says something.
    private func first(_ names: String...) -> String? { names.first { environment[$0]?.isEmpty == false } }

    private var language: SettledValue {
        SettledValue(ValueWords.language, voice.language.rawValue, voice.languageSource)
    }

    private var configurationFolder: SettledValue? {
        let variable =
            first("OAUTH_SETUP_HOME")
            ?? first("XDG_CONFIG_HOME").flatMap { name in
                environment[name]?.hasPrefix("/") == true ? name : nil
            }
        return folder.map { SettledValue(ValueWords.folder, $0.path, variable.map { .variable($0) } ?? .standard) }
    }

    private var key: SettledValue? {
        guard let program else { return nil }
        let path = program.store.identityPath
        let source: ValueSource =
            if isKeyGiven {
                .option("--identity")
            } else if let name = first("OAUTH_SETUP_IDENTITY") {
                .variable(name)
            } else {
                path == program.folder.identityPath ? .standard : .variable("CREDENTIALS_DIRECTORY")
            }
        return SettledValue(ValueWords.key, path, source)
    }

    private var state: SettledValue? {
        program?.store.statePath.map { path in
            let isNamed = environment["XDG_STATE_HOME"]?.hasPrefix("/") == true
            return SettledValue(ValueWords.state, path, isNamed ? .variable("XDG_STATE_HOME") : .standard)
        }
    }

    /// The proxy for a host of the internet; a login in it is never told.
    var proxy: SettledValue {
        let variable = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        let given = Organisation.defaults.proxy
        let source: ValueSource = variable.map { .variable($0) } ?? given.file.map { .file($0) } ?? .standard
        let settings = ProxySettings(
            environment: environment.filter { $0.key.lowercased() != "no_proxy" },
            defaults: Organisation.defaults.network
        )
        let server = WebAddress("https://proxied.example").flatMap { try? settings.proxy(for: $0) }
        let value = server.map { LocalizedText(same: $0.place) }
        return SettledValue(
            ValueWords.proxy,
            value ?? (source == .standard ? ValueWords.none : ValueWords.unknown),
            source
        )
    }

    /// The certificates that are trusted besides the machine's own.
    var certificates: SettledValue {
        if let name = first("OAUTH_SETUP_CA_FILE", "SSL_CERT_FILE") {
            return SettledValue(ValueWords.certificates, environment[name] ?? "", .variable(name))
        }
        let given = Organisation.defaults.authorities
        guard let path = given.value, let file = given.file else {
            return SettledValue(ValueWords.certificates, ValueWords.none, .standard)
        }
        return SettledValue(ValueWords.certificates, path, .file(file))
    }

    /// What may be chosen for new connections.
    private var offered: [SettledValue] {
        guard program?.practice == nil else { return [] }
        let (services, ownApps) = (Organisation.defaults.services, Organisation.defaults.ownApps)
        return [
            SettledValue(
                ValueWords.services,
                services.value.map { LocalizedText(same: $0.joined(separator: ", ")) } ?? ValueWords.all,
                services.file.map { .file($0) } ?? .standard
            ),
            SettledValue(
                ValueWords.ownApps,
                ownApps.value ? ValueWords.allowed : ValueWords.notAllowed,
                ownApps.file.map { .file($0) } ?? .standard
            ),
        ]
    }
}

extension MachineValues {
    /// Those of a program that could be composed.
    init(_ program: Program, isKeyGiven: Bool) {
        self.init(
            environment: program.environment,
            folder: program.folder,
            program: program,
            voice: program.voice,
            isKeyGiven: isKeyGiven
        )
    }
}
