internal import ServiceCatalog
public import SettingsStore

/// Services that limit sign-ins count wrong codes and passwords, too; so does this.
extension AuthEngine {
    /// Refuses a sign-in beyond the service's own limit, before anybody spends time on it.
    ///
    /// - Parameters:
    ///   - plan: what is to be connected.
    ///   - location: where its settings are, or will be.
    /// - Throws: ``AuthError``: `tooManySignIns`, `settings`.
    public func checkSignInLimit(_ plan: ConnectionPlan, _ location: SettingsLocation) async throws(AuthError) {
        guard plan.scheme.oauth?.limits.signInsPerHour != nil else { return }
        try checkAttempts(try await read(try await countingPlace(location)), plan)
    }

    /// Does what the service counts as a sign-in, and counts it before: its answer may be lost, or be a no.
    ///
    /// - Parameters:
    ///   - plan: what is to be connected.
    ///   - location: where its settings are, or will be; nil counts nothing.
    ///   - body: asks the service.
    /// - Returns: what the body returns.
    /// - Throws: `tooManySignIns` and `settings`, before the body runs, and whatever the body throws.
    func counted<Result>(
        _ plan: ConnectionPlan,
        at location: SettingsLocation?,
        _ body: () async throws(AuthError) -> Result
    ) async throws(AuthError) -> Result {
        guard let location, plan.scheme.oauth?.limits.signInsPerHour != nil else { return try await body() }
        let place = try await countingPlace(location)
        let time = surroundings.now()
        try await update(place) { old async throws(AuthError) in
            try checkAttempts(old, plan)
            var open = old ?? Settings(service: plan.service.id, connection: "", random: surroundings.random)
            countAttempt(&open, plan)
            return (open, ())
        }
        do throws(AuthError) {
            return try await body()
        } catch {
            guard RequestFate(error) == .unsent else { throw error }
            try await update(place) { old async throws(AuthError) in
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
    func takeAttempts(_ settings: inout Settings, from location: SettingsLocation) throws(AuthError) {
        settings.authenticationAttempts =
            (try peek(Self.unsaved(location))?.authenticationAttempts ?? []) + settings.authenticationAttempts
    }

    /// Remembers a call that counts as a sign-in, for services that limit them; calls of the last hour only.
    func countAttempt(_ settings: inout Settings, _ plan: ConnectionPlan) {
        guard plan.scheme.oauth?.limits.signInsPerHour != nil else { return }
        let now = surroundings.now()
        settings.authenticationAttempts = settings.authenticationAttempts.filter { $0 > now - 3_600_000 } + [now]
    }

    /// Refuses a sign-in that the service would count beyond its limit.
    func checkAttempts(_ settings: Settings?, _ plan: ConnectionPlan) throws(AuthError) {
        guard let limit = plan.scheme.oauth?.limits.signInsPerHour, let settings else { return }
        let now = surroundings.now()
        let recent = settings.authenticationAttempts.filter { $0 > now - 3_600_000 && $0 <= now }
        guard recent.count >= limit, let oldest = recent.min() else { return }
        throw AuthError(
            .signIn(.tooManySignIns(perHour: limit, waitSeconds: Int((oldest + 3_600_000 - now + 999) / 1000)))
        )
    }

    /// Where sign-ins are counted: with the settings, or in this process until there are some.
    private func countingPlace(_ location: SettingsLocation) async throws(AuthError) -> SettingsLocation {
        try await read(location) == nil ? Self.unsaved(location) : location
    }

    private static func unsaved(_ location: SettingsLocation) -> SettingsLocation {
        .memory(id: "sign-ins of \(location.text)")
    }
}
