internal import SettingsStore

extension SettingsError {
    /// What it means for whoever called.
    var outcome: AuthError.Outcome {
        switch self {
        case .cannotWrite, .locked: .failed
        case .badRecipient(.file): .settingsUnreadable
        case .badName, .badRecipient, .alreadyThere: .usage
        case .moved: .signInNeeded
        case .aborted: .aborted
        case .damaged, .sealedToAnotherKey, .newerSchema, .notPrivate, .folderNotPrivate, .cannotRead, .notRegularFile,
            .identityMissing, .identityDamaged, .identityProtected, .passphraseWrong, .olderThanSeen, .noFolder:
            .settingsUnreadable
        case .fleet(_, let fault): fault.outcome
        case .tokensNotKept(let cause): cause.outcome
        }
    }
}

extension SettingsError.FleetFault {
    fileprivate var outcome: AuthError.Outcome {
        switch self {
        case .unreachable, .unclaimed, .refused, .busy, .heldUp, .contended, .tooManyConnections, .clocksApart: .failed
        case .memberIsThere, .noSuchMember, .badInvitation: .usage
        case .noFleet, .notMember, .removed, .anotherFleet, .foreign, .notVouched, .olderList: .settingsUnreadable
        }
    }
}
