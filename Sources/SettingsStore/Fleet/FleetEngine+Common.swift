package import Secrets

extension FleetEngine {
    /// Whether its clock and this machine's differ by more than what a token's age may be wrong by.
    var areClocksApart: Bool {
        guard let clockOffset else { return false }
        return abs(clockOffset.components.seconds) > 300
    }

    /// Waits for a change until the engine tells of one, and by reading again and again where it does not.
    ///
    /// - Parameters:
    ///   - name: of the connection.
    ///   - snapshot: what it is a change of.
    ///   - duration: how long; then it is for the caller to read.
    ///   - random: spreads the machines that wait: those that are told are told at one moment.
    ///   - isTold: waits until the engine tells of a change since a snapshot, for so long at most; false where it cannot.
    package func poll(
        _ name: String,
        since snapshot: FleetSnapshot,
        atMost duration: Duration,
        random: RandomBytes,
        isTold: (FleetSnapshot, Duration) async -> Bool = { _, _ in false }
    ) async {
        let deadline = ContinuousClock.now + duration
        var (last, pause) = (snapshot, Int64(100))
        while ContinuousClock.now < deadline {
            let isOver = await isTold(last, deadline - .now)
            let jitter = pause * Int64(random(1).first ?? 0) / 256
            let wait = max(Duration.zero, min(.milliseconds(pause / 2 + jitter), deadline - .now))
            guard (try? await Task.sleep(for: wait, clock: .continuous)) != nil else { return }
            guard !isOver, ContinuousClock.now < deadline else { return }
            pause = min(pause * 2, 1000)
            guard let now = try? await read(name, within: .seconds(1)) else { continue }
            if now.settings != snapshot.settings || now.claim != snapshot.claim { return }
            last = now
        }
    }
}

extension FleetChange {
    /// Which version this brought where it was made before, and the answer was lost.
    ///
    /// - Parameter found: what is there.
    /// - Returns: nil where somebody else was faster.
    package func version(madeIn found: FleetSnapshot) -> String? {
        if case .made(let note, _) = claim, found.claim?.note == note { return found.settings?.version ?? "0" }
        if let newRoster { return found.roster?.bytes == newRoster ? found.roster?.version : nil }
        guard let settings = settings.first else {
            // Only a claim was to end, and it is another's or nobody's by now.
            return found.settings?.version ?? "0"
        }
        guard settings.content == found.settings?.bytes else { return nil }
        return found.settings?.version ?? "0"
    }
}
