internal import ServiceCatalog
internal import Wording

/// The other machine that refreshed a connection last, as people read it.
package struct OwnerElsewhere: Sendable, Equatable {
    /// What people call it; may be empty.
    package let host: String
    /// When it refreshed last.
    package let time: String

    /// A machine and a time.
    package init(host: String, time: String) {
        self.host = host
        self.time = time
    }
}

/// The question that comes before a connection which belongs to another machine.
extension Wizard {
    /// What can be done, in the order of the buttons.
    static let ownerChoices = [WizardWords.Owner.anew, WizardWords.Owner.goOn, WizardWords.Owner.leave]

    mutating func handle(_ event: WizardEvent, owner: OwnerElsewhere, focus: Int) -> [WizardEffect] {
        let count = Self.ownerChoices.count
        var chosen: Int?
        switch event {
        case .key(.up), .key(.backTab): overlay = .owner(owner, focus: (focus + count - 1) % count)
        case .key(.down), .key(.tab): overlay = .owner(owner, focus: (focus + 1) % count)
        case .key(.enter), .key(.character(" ")), .confirm: chosen = focus
        case .choose(let index) where index < count: chosen = index
        case .key(.escape), .back, .key(.control("c")): chosen = count - 1
        default: break
        }
        guard let chosen else { return [] }
        overlay = nil
        switch chosen {
        case 0: return []
        case 1:
            importing = SettingsImport(path: "", passphrase: "", name: answers.connection, kept: answers.connection)
            return runImport()
        default: return [.end(.aborted)]
        }
    }

    /// Whether a settings file of another machine is taken in, which has a page of its own to go back to.
    var isImportingFile: Bool { importing?.path.isEmpty == false }
}
