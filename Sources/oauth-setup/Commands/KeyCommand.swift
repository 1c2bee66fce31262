internal import ArgumentParser
internal import SettingsStore
internal import StrictJSON

/// `key`: this machine's public key.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Print this machine's public key, for whoever hands a connection over to it.",
        discussion: """
            Nothing secret is printed. The key is made when it is first asked for.

            Example: on the other machine, oauth-setup transfer sales --to $(ssh server oauth-setup key) -o sales.age
            """
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print the public key; the same as without it.")
    var showRecipient = false

    @Flag(help: "Print JSON: recipient, identity (the file of the secret key).")
    var json = false

    func run() throws {
        let program = try Program()
        let recipient = try program.store.recipient()
        guard json else {
            Output.data(recipient)
            return
        }
        let value: JSONValue = [
            "recipient": .string(recipient), "identity": .string(program.store.identityPath),
        ]
        Output.data(value.text(.pretty))
    }
}
