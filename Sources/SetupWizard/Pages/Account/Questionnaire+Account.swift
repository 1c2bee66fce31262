internal import ServiceCatalog
internal import Wording

/// Which account signs in: as the browser's, one that the service's page asks for, or a certain one.
extension Questionnaire {
    /// What is asked about it: whether the page asks, and which one it is told of; nothing where a service cannot be told.
    func accountFields(_ answers: SetupAnswers) -> [Field] {
        guard needsBrowser(answers), browser(answers) != BrowserPlace.none,
            let account = scheme(answers)?.oauth?.account
        else { return [] }
        let choice = Field(
            asking: SetupAnswers.asksAccountName,
            AccountPageWords.label,
            help: AccountPageWords.help,
            choices: [("", AccountPageWords.browsers), (SetupAnswers.yes, AccountPageWords.asked)]
        )
        let hint = Field(asking: SetupAnswers.accountName, AccountPageWords.hintLabel, help: AccountPageWords.hintHelp)
        return (account.choose.isEmpty ? [] : [choice]) + (account.hint == nil ? [] : [hint])
    }

    /// What the answers put into the authorization request.
    func accountParameters(_ answers: SetupAnswers) -> [PropertyValue] {
        guard let account = scheme(answers)?.oauth?.account else { return [] }
        let hint = account.hint.flatMap { name in
            answers.account.map { PropertyValue(property: name, value: $0) }
        }
        return (answers.asksAccount ? account.choose : []) + (hint.map { [$0] } ?? [])
    }
}

extension SetupAnswers {
    // No property of a connector has a blank in its name.
    fileprivate static let asksAccountName = "asks account"
    fileprivate static let accountName = "account hint"
    fileprivate static let yes = "yes"

    /// Whether the service's page asks for the account, even when the browser is signed in there.
    var asksAccount: Bool {
        get { self[Self.asksAccountName] == Self.yes }
        set { self[Self.asksAccountName] = newValue ? Self.yes : nil }
    }

    /// The login name that the service's page begins with; nil for none.
    var account: String? {
        get { self[Self.accountName] }
        set { self[Self.accountName] = newValue }
    }
}
