internal import ArgumentParser
internal import AuthEngine
internal import Bounds
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import StrictJSON
internal import Transport
internal import WebRequests
internal import Wording

/// `services discover`: a definition of one's own, from what a server says about itself.
struct ServicesDiscover: WaitingCommand {
    static let configuration = CommandConfiguration(
        "discover",
        ServicesDiscoverHelp.abstract,
        ServicesDiscoverHelp.discussion
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ServicesDiscoverHelp.issuer, "ISSUER")) var issuer: String
    @Option(help: Help.about(ServicesDiscoverHelp.id, "ID")) var id: String?
    @Option(help: Help.about(ServicesDiscoverHelp.name, "NAME")) var name: String?
    @Option(help: Help.about(ServicesDiscoverHelp.scope, "SCOPES")) var scope: String?
    @Option(help: Help.about(ServicesDiscoverHelp.test, "URL")) var test: String?
    @Flag(name: .customLong("public"), help: Help.about(ServicesDiscoverHelp.isPublic)) var isPublic = false
    @Option(help: Help.about(ServicesDiscoverHelp.clientCert, "FILE"), completion: .file()) var clientCert: String?

    @Option(help: Help.about(ServicesDiscoverHelp.clientCertPasswordFile, "FILE"), completion: .file())
    var clientCertPasswordFile: String?

    @Option(name: .shortAndLong, help: Help.about(ServicesDiscoverHelp.output, "FILE"), completion: .file())
    var output: String?

    @Flag(help: Help.about(ServicesDiscoverHelp.force)) var force = false

    func validate() throws {
        if let id, !Service.isID(id) { throw ValidationError(OptionMistakes.serviceID) }
        if let name, name.trimmingBlanks().isEmpty || ForeignText.line(name) != name {
            throw ValidationError(OptionMistakes.serviceName)
        }
        if let scope, !scope.split(separator: " ").allSatisfy({ $0.utf8.allSatisfy(Self.isScopeByte) }) {
            throw ValidationError(OptionMistakes.scope)
        }
        guard let test else { return }
        guard let address = WebAddress(test), address.isConfidential, address.fragment == nil,
            address.credentials == nil
        else { throw ValidationError(OptionMistakes.testAddress) }
    }

    /// RFC 6749 section 3.3.
    private static func isScopeByte(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let network = NetworkOptions(clientCertificate: try certificate())
        let metadata: ServerMetadata
        do throws(AuthError) {
            metadata = try await program.engine.discover(issuer: issuer, network: network)
        } catch {
            await program.transport.shutdown()
            throw error
        }
        await program.transport.shutdown()
        guard !isPublic || metadata.takesPKCE else { throw Failure(DiscoverWords.noPKCE) }
        let scopes = scope.map { $0.split(separator: " ").map { String($0) } }
        guard
            let definition = metadata.definition(
                id: id,
                name: name,
                scopes: scopes,
                test: test,
                isPublic: isPublic,
                words: .standard
            )
        else {
            throw Failure(DiscoverWords.noTest)
        }
        let text = definition.text(.pretty)
        // Whatever was typed on the command line is checked, too.
        do {
            _ = try ServiceCatalog.service(json: Array(text.utf8), file: output ?? "-")
        } catch {
            throw Failure(error.words, exitCode: 2)
        }
        let file = try PrivateOutput(output, program.store, replacing: force)
        try file.write(text)
        if let output, file.isNamed { Output.note(DiscoverWords.written(output)(program.language)) }
    }

    /// The certificate to show; PEM by its name's end, PKCS #12 otherwise.
    private func certificate() throws -> ClientCertificate? {
        guard let clientCert else { return nil }
        var password: Secret?
        if let clientCertPasswordFile {
            let cannot = DiscoverWords.unreadable(clientCertPasswordFile)
            guard let text = String(validForeign: try FileText.required(clientCertPasswordFile, cannot)) else {
                throw Failure(FileFault.notUTF8.words(cannot), exitCode: 2)
            }
            password = Secret(text.last?.isNewline == true ? String(text.dropLast()) : text)
        }
        let isPEM = clientCert.lowercased().hasSuffix(".pem")
        return ClientCertificate(form: isPEM ? .pemFile : .pfxFile, content: Secret(clientCert), password: password)
    }
}
