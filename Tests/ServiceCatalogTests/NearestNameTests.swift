import ServiceCatalog
import Testing

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "is the one that was probably meant",
        arguments: [
            ("OAuthClientID", "OAuthClientId"), ("callbackurl", "CallbackURL"), ("AuthSheme", "AuthScheme"),
            ("Ur", "Url"), ("OAuthSettingLocations", "OAuthSettingsLocation"),
        ]
    )
    func suggests(typed: String, meant: String) {
        let names = ["OAuthClientId", "OAuthClientSecret", "CallbackURL", "AuthScheme", "Url", "OAuthSettingsLocation"]
        #expect(NearestName.of(typed, among: names) == meant)
    }

    @Test("is none when nothing is near", arguments: ["", "id", "Colour", "Verbosity"])
    func suggestsNothing(typed: String) {
        #expect(NearestName.of(typed, among: ["Url", "ja", "AuthScheme", "CallbackURL"]) == nil)
    }

    @Test("is the alphabetically first of two that are equally near")
    func isSettled() {
        #expect(NearestName.of("cat", among: ["hat", "bat"]) == "bat")
    }
}
