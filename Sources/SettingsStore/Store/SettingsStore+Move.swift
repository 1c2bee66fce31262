#if canImport(FoundationEssentials)
internal import Bounds
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension SettingsStore {
    /// Hands settings over to another machine and gives their tokens up, in one step.
    ///
    /// The mark and the sealed copy replace the tokens in one atomic write of the settings file: before it this machine
    /// owns the tokens, after it the other one does, and there is no moment of two owners or none. The copy lies inside
    /// the mark, where only the other machine can open it, until ``delivered(_:)`` says that it is in a file of its own.
    ///
    /// - Parameters:
    ///   - location: Where the settings are.
    ///   - key: The other machine's public key, or a passphrase.
    ///   - secretProperties: Properties to give up besides the tokens.
    /// - Returns: The sealed copy, an armored age file.
    /// - Throws: ``SettingsError`` with the code `moved` when that was done before, `badRecipient`, or one of
    ///   ``update(_:patience:_:)``; `CancellationError`.
    public func moveOut(
        _ location: SettingsLocation,
        for key: TransferKey,
        secretProperties: [String]
    ) async throws -> [UInt8] {
        try await update(location) { current in
            guard var settings = current else {
                throw SettingsError.noSettings(location)
            }
            if let moved = settings.movedAway { throw moved }
            let copy = try sealedCopy(of: settings, for: key)
            settings.tokens = nil
            for name in secretProperties { settings[property: name] = nil }
            let recipient: String? = if case .recipient(let text) = key { text } else { nil }
            settings.moved = MovedConnection(
                recipient: recipient,
                at: now(),
                undelivered: String(foreign: copy)
            )
            return (settings, copy)
        }
    }

    /// Notes that the sealed copy of moved settings is durable elsewhere, and drops it here.
    ///
    /// - Parameter location: Where the settings are.
    /// - Throws: ``SettingsError`` of ``update(_:patience:_:)``, or `CancellationError`.
    public func delivered(_ location: SettingsLocation) async throws {
        try await update(location) { current in
            guard var settings = current, settings.moved?.undelivered != nil else { return (nil, ()) }
            settings.moved?.undelivered = nil
            return (settings, ())
        }
    }

    /// Takes settings in that another machine handed over.
    ///
    /// - Parameters:
    ///   - settings: What was in the file; see ``openedCopy(_:passphrase:)``.
    ///   - connection: The name they get here.
    ///   - location: Where they are kept.
    ///   - replacing: Whether another connection there may be overwritten, also one that does not open; the mark of one that
    ///     comes back may always.
    /// - Throws: ``SettingsError`` with the code `alreadyThere`, `moved` when the file is only the mark that a move left
    ///   behind, or one of ``update(_:patience:_:)``; `CancellationError`.
    public func takeIn(
        _ settings: Settings,
        as connection: String,
        at location: SettingsLocation,
        replacing: Bool
    ) async throws {
        if let moved = settings.movedAway { throw moved }
        // A move counts one revision on the machine it leaves, which may take its own file back.
        if !replacing, settings.revision + 1 < state.revision(of: settings.id) ?? 0 {
            throw SettingsError(
                .olderThanSeen,
                "the file holds an older copy of the connection \(Shown.path(connection)) than was here before",
                "このファイルの接続 \(Shown.path(connection)) は、以前ここにあったものより古いコピーです",
                hint: .words(
                    "sign in again, or take the copy in with --replace",
                    "もう一度サインインするか、--replace を付けて取り込んでください"
                )
            )
        }
        warnOfLocks(location)
        let body = { (current: Settings?) throws(SettingsError) -> Settings in
            if let current, !replacing, current.moved == nil || current.id != settings.id {
                throw SettingsError(
                    .alreadyThere,
                    "there is a connection named \(Shown.path(connection)) already",
                    "\(Shown.path(connection)) という名前の接続が既にあります",
                    hint: .words(
                        "give another one with --name, or --replace",
                        "--name で別の名前にするか、--replace を付けてください"
                    )
                )
            }
            var settings = settings
            settings.connection = connection
            // Whoever takes a file in goes on with it here.
            settings.lastRefresh = ownRefresh(of: settings.tokens, at: location)
            return settings
        }
        guard replacing, case .file(let path) = location else {
            return try await update(location) { current in (try body(current), ()) }
        }
        try await updateFile(path, patience: .seconds(60), replacing: true) { current, _ in (try body(current), ()) }
    }
}

extension Settings {
    /// The error that says where moved settings went; nil while they live here.
    public var movedAway: SettingsError? {
        guard let moved else { return nil }
        let time = Date(timeIntervalSince1970: Double(moved.at / 1_000)).formatted(.iso8601)
        if moved.recipient == MovedConnection.connector {
            return SettingsError(
                .moved,
                "a connector took over the tokens of the connection \(Shown.path(connection)) at \(time)",
                "接続 \(Shown.path(connection)) のトークンは \(time) にコネクターへ引き渡されました",
                hint: Self.useItThere
            )
        }
        let key = moved.recipient.map { Shown.path($0).briefKey }
        let target = key.map { "the machine of \($0)" } ?? "whoever has the passphrase"
        let japaneseTarget = key.map { "別のマシン（\($0)）" } ?? "パスフレーズを持つ人"
        return SettingsError(
            .moved,
            "the connection \(Shown.path(connection)) was moved to \(target) at \(time)",
            "接続 \(Shown.path(connection)) は \(time) に\(japaneseTarget)へ移されました",
            hint: moved.undelivered == nil
                ? Self.useItThere
                : .command("oauth-setup transfer \(Shown.word(connection)) -o FILE")
        )
    }

    private static let useItThere = SettingsError.Hint.words(
        "use it there, or sign in again here",
        "移動先で使うか、ここでもう一度サインインしてください"
    )
}
