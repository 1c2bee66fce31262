internal import AgeFile
internal import Bounds
internal import StrictJSON

/// What a member gives to a machine that it has let in: where the fleet is, and the secret by which its list is known.
///
/// It is sealed for that machine, and a person carries it there: that it came from a member is the person's knowledge.
package struct FleetInvitation: Sendable {
    /// Where the fleet is, for instance `etcd://host:2379/prefix`.
    package let place: String
    /// What the inviting machine calls the fleet.
    package let name: String
    let fleet: String
    let version: Int
    let secret: [UInt8]

    init(to roster: FleetRoster, at place: String, called name: String) {
        self.place = place
        self.name = name
        (fleet, version, secret) = (roster.id, roster.version, roster.secret)
    }

    /// The invitation, sealed and armored.
    func sealed(for recipient: AgePublicKey, random: @escaping AgeRandom) throws(SettingsError) -> [UInt8] {
        let json: JSONValue = [
            "invitation": .string(fleet), "place": .string(place), "name": .string(name),
            "version": .integer(version), "secret": .string(Base64URL.encode(secret)),
        ]
        return try SettingsText.sealed(Array(json.text().utf8), to: [recipient], random: random)
    }

    /// Opens an invitation.
    ///
    /// - Throws: ``SettingsError``: `fleet` with `badInvitation`.
    init(_ file: [UInt8], with identities: [AgeSecretKey]) throws(SettingsError) {
        guard let text = try? Age.decrypt(file, with: identities), let json = try? JSONParser.parse(text),
            let fleet = json["invitation"]?.string, Hexadecimal.isText(fleet, 16), let place = json["place"]?.string,
            let name = json["name"]?.string, let version = json["version"]?.integer,
            let secret = json["secret"]?.string.flatMap({ Base64URL.decode($0) }), secret.count == 32
        else { throw SettingsError.fleet(place: "", .badInvitation) }
        (self.fleet, self.place, self.name, self.version, self.secret) = (fleet, place, name, Int(version), secret)
    }
}
