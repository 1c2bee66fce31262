/// What an update with checkpoints makes of settings.
package struct SettingsEdit: Sendable {
    /// What is to be written over the settings of a moment; nil for no change.
    let over: @Sendable (Settings?) -> Settings?
    /// Whether it knows what to do where somebody else has changed them meanwhile.
    let isMerging: Bool

    /// These settings in the place of those that the update was given.
    ///
    /// Where somebody else was faster the update is run again; after a checkpoint they are put there all the same, as a sign-in
    /// is, whatever was there.
    package static func put(_ settings: Settings?) -> SettingsEdit {
        SettingsEdit(over: { _ in settings }, isMerging: false)
    }

    /// The same for settings that wait to be proved beside a connection.
    package var beside: SettingsEdit {
        SettingsEdit(over: { [over] in over($0?.unproven)?.beside($0) }, isMerging: isMerging)
    }

    /// A change that is made again over whatever somebody else has put there, so that what came late is not lost.
    package static func merge(_ change: @escaping @Sendable (Settings?) -> Settings?) -> SettingsEdit {
        SettingsEdit(over: change, isMerging: true)
    }
}

extension Settings {
    /// The settings of a connection with these beside it; these themselves where it has gone meanwhile.
    package func beside(_ connection: Settings?) -> Settings {
        guard var connection else { return self }
        connection.unproven = self
        return connection
    }
}
