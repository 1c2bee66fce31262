import AgeFile
import Glibc
import SettingsStore
import StrictJSON

/// One error for every fact, so that every sentence is written once.
enum SettingsErrorSample {
    static let all: [SettingsError] = settings + places + files + names + keys + turns

    private static let path = "/home/me/OAuthSettings.txt"
    private static let sources = [
        SettingsSource.file(path: path), .file(path: "/h/connections/demo/OAuthSettings.txt"),
        .copy(mentionsArmor: true), .copy(mentionsArmor: false), .json,
    ]
    private static let owners = [ForeignOwner(0, user: 1_000), ForeignOwner(4_000_000_000, user: 0)]
    private static let failures = [
        ENOSPC, EDQUOT, EACCES, EPERM, EROFS, EIO, EMFILE, ENFILE, ENOENT, ENOTDIR, ENAMETOOLONG, EFBIG, ENOLCK,
        EOPNOTSUPP, EPIPE, EBADF, ETIMEDOUT, 4_095,
    ].map { SystemFailure(number: $0) }

    private static var settings: [SettingsError] {
        let damages: [SettingsError.Damage] = [
            .sealing(.headerMAC), .tooLarge(limit: 7), .endless(limit: 7), .notJSON(broken), .noSchemaVersion,
            .badMember(name: "id"), .badFleet(member: "work.ca"), .notFleets(nil),
        ]
        return sources.flatMap { source in
            damages.map { .damaged(source, $0) }
                + [.sealedToAnotherKey(source), .newerSchema(source, version: 99)]
        }
    }

    private static var broken: JSONError {
        do {
            _ = try JSONParser.parse("{,}")
            preconditionFailure("this is no JSON")
        } catch {
            return error
        }
    }

    private static let places: [SettingsError] =
        [SettingsError.FileExposure.othersCanRead, .othersCanChange, .othersCanFill, .hardLink]
        .map { .notPrivate(path: path, $0) }
        + owners.flatMap { [.notPrivate(path: path, .foreign($0)), .notPrivate(path: path, .foreignLink($0))] }
        + [.folderNotPrivate(path: "/home/me", .othersCanLook)]
        + ["700", "go-w"].map { .folderNotPrivate(path: "/home/me", .othersCanReplaceFiles(mode: $0)) }
        + owners.map { .folderNotPrivate(path: "/home/me", .foreign($0)) }

    private static let files: [SettingsError] =
        failures.flatMap { failure in
            [
                .cannotRead(path: path, .system(failure)), .cannotWrite(path: path, .system(failure)),
                .cannotWrite(path: path, .notDurable(failure)),
            ]
        }
        + [
            SettingsError.WriteFailure.folderMissing, .wouldNotOpen, .tooLarge, .handedOverBySystemd,
            .handedOverThroughPipe,
        ]
        .map { .cannotWrite(path: path, $0) }
        + [.cannotRead(path: path, .noSettings), .cannotRead(path: path, .tooLarge(limit: 7))]
        + SettingsError.Shape.allCases.map { .notRegularFile(path: path, $0) }

    private static let names: [SettingsError] =
        [
            SettingsError.NameFault.connection, .leadingHyphen, .linkNotUTF8(path: path), .locationNotShowable,
            .locationWithoutID, .locationNotAFile, .locationNotInEngine, .locationWithPassword,
            .locationWithTilde,
        ]
        .map { .badName($0) }
        + SettingsError.MissingFolder.allCases.map { .noFolder($0) }
        + [
            .alreadyThere(.file(path: path)), .alreadyThere(.connection("demo")),
            .alreadyThere(.fleetName("work", place: "etcd://e:2379/x")),
        ]

    private static let keys: [SettingsError] = [
        .identityMissing(path: path), .passphraseWrong(path: path), .identityDamaged(.cannotOpen(path: path, .noMatch)),
        .identityDamaged(.cannotRead(path: path, .key(.notASecretKey(.x25519, line: 2)))),
        .identityDamaged(.noKey(path: path)), .identityDamaged(.cannotMake(.usage(.tooFewRandomBytes(wanted: 32)))),
        .identityProtected(.nobodyToAsk(path: path)), .identityProtected(.nothingToRead(place: "--passphrase-file")),
        .identityProtected(.neededAgain(path: path)), .identityProtected(.empty),
        .identityProtected(.cannotProtect(.usage(.cannotDeriveKey))),
        .badRecipient(.file(path: path, .key(.notAPublicKey(.hybrid, line: 3)))),
        .badRecipient(.given(.key(.notAPublicKey(.x25519)))), .badRecipient(.sealing(.usage(.noRecipient))),
    ]

    private static let turns: [SettingsError] =
        [
            .locked(.process(7, path: path)), .locked(.process(nil, path: path)), .locked(.ownTask), .aborted,
            .olderThanSeen(connection: "demo", .stored(revision: 3, seen: 5)),
            .olderThanSeen(connection: "demo", .takenIn),
            .tokensNotKept(.cannotWrite(path: path, .tooLarge)),
        ]
        + [SettingsError.Move.Target.connector, .machine(recipient: "age1abc"), .passphrase].flatMap { target in
            [true, false].map {
                .moved(.init(connection: "demo", target: target, at: 1_700_000_000_000, canBeSentAgain: $0))
            }
        }
}
