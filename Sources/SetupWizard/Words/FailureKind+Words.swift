internal import Localization
internal import ServiceCatalog
internal import Wording

extension FailureKind {
    /// The title of the page about it.
    var title: LocalizedText {
        switch self {
        case .notStarted: WizardWords.FailureTitle.notStarted
        case .refused: WizardWords.FailureTitle.refused
        case .wrongReply: WizardWords.FailureTitle.wrongReply
        case .timedOut: WizardWords.FailureTitle.timedOut
        case .exchangeFailed: WizardWords.FailureTitle.exchangeFailed
        case .testFailed: WizardWords.FailureTitle.testFailed
        case .cannotSave: WizardWords.FailureTitle.cannotSave
        case .cannotImport: WizardWords.FailureTitle.cannotImport
        case .importedUntested: WizardWords.FailureTitle.importedUntested
        }
    }

    /// What usually helps.
    ///
    /// - Parameters:
    ///   - app: whose application asked; nil for a scheme without OAuth, in which nobody signs in.
    ///   - browser: whether a browser is part of it; without one there is no callback.
    /// - Returns: one sentence or two.
    func advice(app: Scheme.App?, browser: Bool) -> LocalizedText {
        switch self {
        case .notStarted: WizardWords.FailureAdvice.mendBeforeStart
        case .refused: WizardWords.FailureAdvice.approveOrChangeAccount
        case .wrongReply: WizardWords.FailureAdvice.useNewestAddress
        case .timedOut: WizardWords.FailureAdvice.askForMoreTime
        case .exchangeFailed where app == .embedded: WizardWords.FailureAdvice.useOwnApp
        case .exchangeFailed where !browser: WizardWords.FailureAdvice.checkPassword
        case .exchangeFailed: WizardWords.FailureAdvice.checkRegistration
        case .testFailed where app == nil: WizardWords.FailureAdvice.checkValues
        case .testFailed: WizardWords.FailureAdvice.checkAccount
        case .cannotSave: WizardWords.FailureAdvice.mendPlace
        case .cannotImport: WizardWords.FailureAdvice.nameAnotherFile
        case .importedUntested: WizardWords.FailureAdvice.testAgain
        }
    }

    /// What there is after the failure.
    ///
    /// - Parameter path: where the settings of a connection of that name have been since before; nil when there is none.
    /// - Returns: one sentence or two.
    func kept(before path: String?) -> LocalizedText {
        switch self {
        case .importedUntested: WizardWords.Failure.settingsSaved
        case .cannotImport: WizardWords.Failure.typedKept
        case .notStarted, .refused, .wrongReply, .timedOut, .exchangeFailed, .testFailed, .cannotSave:
            path.map { WizardWords.Failure.unchanged($0) } ?? WizardWords.Failure.nothingWritten
        }
    }
}
