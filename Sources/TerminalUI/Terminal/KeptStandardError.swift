internal import CPlatform

/// Standard error kept in memory while a screen is painted, so that nothing is written across it and nothing is lost.
final class KeptStandardError {
    private var kept: Int32 = -1
    private var original: Int32 = -1

    /// Begins to keep; does nothing when the system refuses.
    init() {
        let refused = unsafe platform_keep_standard_error(&kept, &original)
        if refused != 0 { kept = -1 }
    }

    /// Prints what was kept and ends keeping.
    func replay() {
        guard kept >= 0 else { return }
        platform_replay_standard_error(kept, original)
        kept = -1
    }

    deinit {
        replay()
    }
}
