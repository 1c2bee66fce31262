internal import ServiceCatalog
internal import SettingsStore

/// A service's limit of sign-ins an hour.
///
/// It counts wrong codes and passwords, too; so does this.
struct SignInLimit: Sendable {
    private static let hour: Int64 = 3_600_000

    let plan: ConnectionPlan
    /// Where the connection's settings are, or will be, with which sign-ins are counted; nil counts nothing.
    let slot: SettingsSlot?
    let surroundings: Surroundings

    private var perHour: Int? { plan.scheme.oauth?.limits.signInsPerHour }

    /// Refuses a sign-in beyond the limit, before anybody spends time on it.
    func check() async throws(AuthError) {
        guard perHour != nil, let slot else { return }
        try check(try await countingPlace(slot).read())
    }

    /// Does what the service counts as a sign-in, and counts it before: its answer may be lost, or be a no.
    ///
    /// - Parameter body: asks the service.
    /// - Returns: what the body returns.
    /// - Throws: `tooManySignIns` and `settings`, before the body runs, and whatever the body throws.
    func counted<Result>(_ body: () async throws(AuthError) -> Result) async throws(AuthError) -> Result {
        guard let slot, perHour != nil else { return try await body() }
        let place = try await countingPlace(slot)
        let time = surroundings.now()
        try await place.update { old async throws(AuthError) in
            try check(old)
            var open = old ?? Settings(service: plan.service.id, connection: "", random: surroundings.random)
            count(in: &open)
            return (open, ())
        }
        do throws(AuthError) {
            return try await body()
        } catch {
            guard RequestFate(error) == .unsent else { throw error }
            try await place.update { old async throws(AuthError) in
                var open = old
                if let index = open?.authenticationAttempts.lastIndex(of: time) {
                    open?.authenticationAttempts.remove(at: index)
                }
                return (open, ())
            }
            throw error
        }
    }

    /// Takes over what was counted of a connection before it had settings.
    func takeOver(in settings: inout Settings) throws(AuthError) {
        guard let slot else { return }
        settings.authenticationAttempts =
            (try unsaved(slot).peek()?.authenticationAttempts ?? []) + settings.authenticationAttempts
    }

    /// Remembers a call that counts as a sign-in; calls of the last hour only.
    func count(in settings: inout Settings) {
        guard perHour != nil else { return }
        let now = surroundings.now()
        settings.authenticationAttempts = settings.authenticationAttempts.filter { $0 > now - Self.hour } + [now]
    }

    /// Refuses a sign-in that the service would count beyond its limit.
    func check(_ settings: Settings?) throws(AuthError) {
        guard let perHour, let settings else { return }
        let now = surroundings.now()
        let recent = settings.authenticationAttempts.filter { $0 > now - Self.hour && $0 <= now }
        guard recent.count >= perHour, let oldest = recent.min() else { return }
        let seconds = Int((oldest + Self.hour - now + 999) / 1000)
        throw AuthError(.signIn(.tooManySignIns(perHour: perHour, waitSeconds: seconds)))
    }

    /// Where sign-ins are counted: with the settings, or in this process until there are some.
    private func countingPlace(_ slot: SettingsSlot) async throws(AuthError) -> SettingsSlot {
        try await slot.read() == nil ? unsaved(slot) : slot
    }

    private func unsaved(_ slot: SettingsSlot) -> SettingsSlot {
        SettingsSlot(store: slot.store, location: .memory(id: "sign-ins of \(slot.location.text)"))
    }
}
