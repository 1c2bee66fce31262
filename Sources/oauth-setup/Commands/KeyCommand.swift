internal import ArgumentParser
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON

/// `key`: this machine's key: its public half, its passphrase, and a new one in its place.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: Help.text(
            "Print this machine's public key; protect or replace the key.",
            "このマシンの公開鍵を表示します。鍵の保護と交換もできます。"
        ),
        discussion: Help.discussion(
            """
            The public key is for whoever hands a connection over to this machine. Nothing secret is printed. The key is
            made when it is first asked for.

            --protect seals the key file with a passphrase, as age -p does: age --decrypt -i identity.txt asks for it,
            and so does every command that opens a connection, once. Where nobody can be asked, give the passphrase with
            --passphrase-file, --passphrase-fd, or the path of its file in OAUTH_SETUP_PASSPHRASE_FILE; without it the
            command ends at once with exit code 5. On a key that has a passphrase --protect gives it another one.

            --rotate makes a new key and seals every connection for it. Killed at any point, one of the keys opens every
            file, and --rotate again finishes. Files outside of the connections folder are not found by it: name them
            with --also, or let the old key stay with --keep-old. After a leak end the sign-ins too: forget --revoke.

            --rotate --post-quantum makes a key that a quantum computer cannot work out either (ML-KEM-768 with X25519,
            AGE-SECRET-KEY-PQ-1 and age1pq1), which age reads from 1.3 on. A file that recipients.txt seals for an
            older kind of key too is only as safe as that one.

            Example: on the other machine, oauth-setup transfer sales --to $(ssh server oauth-setup key) -o sales.age
            """,
            """
            公開鍵は、このマシンに接続を渡す人に教えます。秘密は表示しません。鍵は最初に必要になったときに作ります。

            --protect は、age -p と同じ方法で鍵ファイルをパスフレーズで保護します。以後 age --decrypt -i identity.txt
            も、接続を開くコマンドも、パスフレーズを一度尋ねます。尋ねる相手がいない場所では --passphrase-file、
            --passphrase-fd、または環境変数 OAUTH_SETUP_PASSPHRASE_FILE（ファイルのパス）で渡します。ないときは
            すぐに終了コード 5 で終わります。保護済みの鍵に使うと、パスフレーズを変更します。

            --rotate は新しい鍵を作り、すべての接続をその鍵で暗号化し直します。途中で止まっても、どのファイルもどちらか
            の鍵で開け、もう一度 --rotate を実行すると完了します。接続フォルダーの外にあるファイルは --also で指定する
            か、--keep-old で古い鍵を残してください。漏えいしたときは、forget --revoke でサインインも終了してください。

            --rotate --post-quantum は、量子計算機でも破れない鍵（ML-KEM-768 と X25519、AGE-SECRET-KEY-PQ-1 と
            age1pq1）を作ります。age 1.3 以降で読めます。recipients.txt に従来の鍵があるファイルの強さは、その鍵までです。

            例: 相手のマシンで
              oauth-setup transfer sales --to $(ssh server oauth-setup key) -o sales.age
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: Help.about("Print the public key; the same as without it.", "公開鍵を表示する（何も指定しないときと同じ）"))
    var showRecipient = false

    @Flag(help: Help.about("Seal the key file with a passphrase.", "鍵ファイルをパスフレーズで保護する"))
    var protect = false

    @Flag(help: Help.about("Take the passphrase away.", "パスフレーズを外す"))
    var unprotect = false

    @Flag(help: Help.about("Make a new key and seal every connection for it.", "新しい鍵を作り、すべての接続をその鍵で暗号化し直す"))
    var rotate = false

    @Flag(help: Help.about("With --rotate: make a post-quantum key.", "--rotate と一緒に: 耐量子の鍵を作る"))
    var postQuantum = false

    @Option(
        help: Help.about(
            "With --protect: the new passphrase, from the first line of a file.",
            "--protect と一緒に: 新しいパスフレーズ（ファイルの1行目）",
            "FILE"
        ),
        completion: .file()
    )
    var newPassphraseFile: String?

    @Option(
        help: Help.about(
            "With --rotate: a settings file at another place; repeatable.",
            "--rotate と一緒に: 別の場所にある設定ファイル（繰り返し可）",
            "FILE"
        ),
        completion: .file()
    )
    var also: [String] = []

    @Flag(help: Help.about("With --rotate: leave the old key in the key file.", "--rotate と一緒に: 古い鍵を鍵ファイルに残す"))
    var keepOld = false

    @Flag(
        help: Help.about(
            "Print JSON: recipient, identity (the file of the secret key), protected; with --rotate also retired, resealed, left, foreign.",
            "JSON で出力する（recipient、identity (秘密鍵のファイル)、protected。--rotate では retired、resealed、left、foreign も）"
        )
    )
    var json = false

    func validate() throws {
        guard [showRecipient, protect, unprotect, rotate].count(where: \.self) <= 1 else {
            throw ValidationError(
                "give one of --show-recipient, --protect, --unprotect and --rotate",
                "--show-recipient、--protect、--unprotect、--rotate のどれか1つを指定してください"
            )
        }
        guard rotate || (also.isEmpty && !keepOld && !postQuantum) else {
            throw ValidationError(
                "--also, --keep-old and --post-quantum go with --rotate",
                "--also、--keep-old、--post-quantum は --rotate と一緒に使います"
            )
        }
        guard protect || newPassphraseFile == nil else {
            throw ValidationError(
                "--new-passphrase-file goes with --protect",
                "--new-passphrase-file は --protect と一緒に使います"
            )
        }
    }

    func run() async throws {
        let program = try Program(common)
        if protect {
            try await protect(program)
        } else if unprotect {
            try await unprotect(program)
        } else if rotate {
            try await rotate(program)
        } else {
            try show(program)
        }
    }

    private func show(_ program: Program) throws {
        let recipient = try program.store.recipient()
        if json {
            Output.data(description(recipient, program).text(.pretty))
        } else {
            Output.data(recipient)
        }
        if program.store.isRotationUnfinished { Output.note(KeyWords.unfinished(program.language)) }
    }

    private func description(_ recipient: String, _ program: Program) -> JSONValue {
        [
            "recipient": .string(recipient),
            "identity": .string(program.store.identityPath),
            "protected": .bool(program.store.isIdentityProtected),
        ]
    }

    private func protect(_ program: Program) async throws {
        // The one given is the key's own, where it has one, and else the new one.
        let isGivenNew = common.passphrase.isGiven && !program.store.isIdentityProtected
        try program.store.unlock()
        let passphrase: Secret
        if let newPassphraseFile {
            guard let read = PassphraseInput.line(file: newPassphraseFile), !read.isEmpty else {
                throw Failure("there is no passphrase to read", "パスフレーズを読み取れません", exitCode: 2)
            }
            passphrase = read
        } else {
            passphrase = isGivenNew ? try common.passphrase.given() : try asked(program.language)
        }
        try await program.store.protectIdentity(with: passphrase)
        Output.note(KeyWords.protected(program.store.identityPath)(program.language))
    }

    private func asked(_ language: Language) throws -> Secret {
        let passphrase = try PassphraseInput.asked(KeyWords.askNew, language)
        guard try PassphraseInput.asked(KeyWords.askAgain, language) == passphrase else {
            throw Failure("the two passphrases differ; nothing was changed", "パスフレーズが一致しません。変更していません", exitCode: 2)
        }
        return passphrase
    }

    private func unprotect(_ program: Program) async throws {
        let had = try await program.store.unprotectIdentity()
        let words = had ? KeyWords.unprotected : KeyWords.wasUnprotected
        Output.note(words(program.store.identityPath)(program.language))
    }

    private func rotate(_ program: Program) async throws {
        let rotation = try await program.store.rotateIdentity(
            also: also,
            isPostQuantum: postQuantum,
            keepsOld: keepOld
        )
        let language = program.language
        if json {
            var value = description(rotation.recipient, program).object ?? JSONObject()
            value["retired"] = .string(rotation.retired)
            value["resealed"] = .integer(rotation.resealedCount)
            value["left"] = .array(rotation.left.map { .string($0.path) })
            value["foreign"] = .array(rotation.foreign.map { .string($0) })
            Output.data(JSONValue.object(value).text(.pretty))
        } else {
            Output.data(rotation.recipient)
        }
        Output.note(KeyWords.resealed(rotation)(language))
        for path in rotation.foreign { Output.note(KeyWords.foreign(path)(language)) }
        if rotation.isRetiredStillRecipient { Output.note(KeyWords.retiredIsRecipient(language)) }
        for left in rotation.left { Output.note(Failure.words(left.error, language)?.message ?? left.path) }
        if rotation.keepsOld { Output.note(KeyWords.keptOld(language)) }
        guard rotation.left.isEmpty else {
            throw Failure(
                "\(rotation.left.count) could not be sealed for the new key, so that the old one stays",
                "新しい鍵で暗号化できない設定ファイルが \(rotation.left.count) 件あるため、古い鍵を残しました",
                hint: (
                    "mend or forget them, then run oauth-setup key --rotate again",
                    "修復するか forget で削除してから、もう一度 oauth-setup key --rotate を実行してください"
                )
            )
        }
        Output.note(KeyWords.tellOthers(language))
    }
}
