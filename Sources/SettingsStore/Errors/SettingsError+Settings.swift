public import AgeFile
public import StrictJSON

/// What there is to say of settings and their names.
extension SettingsError {
    /// What is wrong with a settings file.
    public enum Damage: Sendable, Hashable {
        /// It cannot be opened.
        case sealing(AgeError)
        /// It is larger than that many bytes.
        case tooLarge(limit: Int)
        /// A pipe or an open file gives more than that many bytes.
        case endless(limit: Int)
        /// What is sealed in it is no JSON.
        case notJSON(JSONError)
        /// Its content does not say which layout it has.
        case noSchemaVersion
        /// A member is missing or of another kind.
        case badMember(name: String)
        /// A list of fleets is no JSON object; with what the parser says of it, nil for another value.
        case notFleets(JSONError?)
        /// A fleet that the file names, or a member of it (`FLEET.MEMBER`), is missing, unknown or of another kind.
        case badFleet(member: String)
    }

    /// Why a name or a place cannot be used.
    public enum NameFault: Sendable, Hashable {
        /// A connection cannot have that name.
        case connection
        /// A new connection's name begins with a hyphen.
        case leadingHyphen
        /// The link of that path leads to a name that is not UTF-8.
        case linkNotUTF8(path: String)
        /// A settings location has characters that cannot be shown.
        case locationNotShowable
        /// A `memory://` address has no id.
        case locationWithoutID
        /// A settings location names a folder, or nothing.
        case locationNotAFile
        /// A settings location does not name hosts, a prefix and a connection in an engine.
        case locationNotInEngine
        /// A part of such a location cannot be the host, the port, the database or the prefix that it would be.
        case locationPart(String)
        /// A settings location has a password in it.
        case locationWithPassword
        /// No fleet has that name here.
        case noSuchFleet(name: String)
        /// A settings location begins with `~`, which nothing would replace.
        case locationWithTilde
    }

    /// Where a connection went.
    public struct Move: Sendable, Hashable {
        /// Who has it now.
        public enum Target: Sendable, Hashable {
            /// A connector, which took the tokens over.
            case connector
            /// The machine with that public key.
            case machine(recipient: String)
            /// Whoever has the passphrase.
            case passphrase
        }

        /// The connection's name.
        public let connection: String
        /// Who has it now.
        public let target: Target
        /// When it went, in milliseconds since 1970.
        public let at: Int64
        /// Whether its sealed copy is here still and can be sent once more.
        public let canBeSentAgain: Bool

        /// A move.
        public init(connection: String, target: Target, at: Int64, canBeSentAgain: Bool) {
            self.connection = connection
            self.target = target
            self.at = at
            self.canBeSentAgain = canBeSentAgain
        }
    }

    /// Which copy of a connection is an older one.
    public enum OlderCopy: Sendable, Hashable {
        /// The one that is stored here.
        case stored(revision: Int, seen: Int)
        /// The one that is to be taken in.
        case takenIn
    }
}
