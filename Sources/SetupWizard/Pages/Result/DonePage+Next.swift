internal import Localization
internal import Secrets
internal import StrictJSON
internal import Wording

/// What can be done next.
extension DonePage {
    /// The line about a server.
    static let serverStep = 1

    /// What can be done with the connection, and the command that does it.
    func steps(_ wizard: Wizard) -> [(words: LocalizedText, shown: String, copied: String)] {
        let (program, name) = (wizard.programCommand, result.connection)
        func same(_ words: LocalizedText, _ command: String) -> (LocalizedText, String, String) {
            (words, command, command)
        }
        let isGoing = destination(wizard) != nil
        let host = wizard.questionnaire.destination.map { ForeignText.word($0.host) } ?? "USER@HOST"
        let steps = [
            same(isGoing ? DonePageWords.commandsThere : DonePageWords.commands, "\(program) token \(name)"),
            isGoing
                ? same(DonePageWords.stringThere, "\(program) string \(name)")
                : same(DonePageWords.server, "\(program) send \(name) \(host)"),
        ]
        guard let again = sameCommand(wizard) else { return steps }
        let shown = wizard.asksLineByLine ? again : String(again.prefix { $0 != "\n" })
        return steps + [(DonePageWords.same, shown, again)]
    }

    func next(_ wizard: Wizard) -> [Block] {
        let items = steps(wizard).map { ChoiceList.Item(title: wizard.say($0.words), aside: $0.shown) }
        let hint: [Block] = wizard.asksLineByLine ? [] : [.text(wizard.say(DonePageWords.nextHint), .quiet)]
        let list = ChoiceList(items: items, selected: focus ?? 0, focused: focus != nil)
        return [.gap, .text(wizard.say(DonePageWords.next), .strong)] + hint + [.choices(list)]
    }

    /// The command that sets the same connection up without questions, with secrets from the environment; nil for a connection that
    /// was not set up just now.
    private func sameCommand(_ wizard: Wizard) -> String? {
        if let importing = wizard.importing, !importing.path.isEmpty {
            return "\(wizard.programCommand) import \(importing.path) --name \(result.connection)"
        }
        guard wizard.importing == nil, wizard.answers.connection == result.connection else { return nil }
        let answers = AnswersFile.json(wizard.answers, wizard.questionnaire).text()
        let host = destination(wizard).map { " --for \(ForeignText.word($0.host))" } ?? ""
        return "\(wizard.programCommand) wizard\(host) --answers - <<'END'\n\(answers)\nEND"
    }
}
