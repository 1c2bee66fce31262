extension SettingsError {
    /// Nothing is stored there.
    static func noSettings(_ location: SettingsLocation) -> SettingsError {
        let place = Shown.path(location.text)
        return SettingsError(.cannotRead, "there are no settings at \(place)", "\(place) に設定がありません")
    }

    /// What was written was read back and does not open.
    static func wouldNotOpen(_ path: String) -> SettingsError {
        SettingsError(
            .cannotWrite,
            "cannot write \(Shown.path(path)): it would not open again",
            "\(Shown.path(path)) に書き込めません: 書き込んだ内容を開けません"
        )
    }

    /// A path that leads to a folder, a pipe or a device.
    static func notRegular(_ path: String) -> SettingsError {
        SettingsError(
            .notRegularFile,
            "\(Shown.path(path)) is not a regular file",
            "\(Shown.path(path)) は通常のファイルではありません"
        )
    }
}
