import CallbackServer
import Glibc
import Localization
import ServiceCatalog
import SettingsStore
import Testing
import WebRequests
import Wording

@testable import AuthEngine
@testable import SetupWizard

/// A page of the wizard and how a person gets there.
struct PageSample: Sendable, CustomTestStringConvertible {
    let name: String
    let reach: @Sendable (Language) throws -> SampleWizard

    var testDescription: String { name }

    init(_ name: String, _ reach: @escaping @Sendable (inout SampleWizard) throws -> Void) {
        self.name = name
        self.reach = { language in
            var sample = try SampleWizard(language)
            try reach(&sample)
            return sample
        }
    }

    init(_ name: String, from start: @escaping @Sendable (Language) throws -> SampleWizard) {
        self.name = name
        reach = start
    }

    /// Every page, in the order in which a person may meet it.
    static let all = questions + roads + runs + failures + results + overlays

    private static let questions = [
        PageSample("service") { _ in },
        PageSample("service-practice") { language in try SampleWizard(language, practice: true) },
        PageSample("service-filter") { $0.type("ki") },
        PageSample("service-connections") { sample in
            sample.handle(.engine(.connections(SampleWizard.connections)))
            sample.press(.up, .up, .up)
        },
        PageSample("connection") { sample in
            sample.handle(.engine(.connections(SampleWizard.connections)))
            sample.press(.up, .up, .up, .enter)
        },
        PageSample("service-locked") { sample in
            sample.lock()
            sample.press(.up, .up, .up)
        },
        PageSample("unlock") { sample in
            sample.lock()
            sample.press(.up, .up, .up, .enter)
            sample.type("correct")
        },
        PageSample("unlock-wrong") { sample in
            sample.lock()
            sample.press(.up, .up, .up, .enter)
            sample.type("wrong")
            sample.press(.enter)
            sample.handle(.engine(.unlockRefused(AuthError(.store(.passphraseWrong(path: "/home/me/identity.txt"))))))
        },
        PageSample("working-unlock") { sample in
            sample.lock()
            sample.press(.up, .up, .up, .enter)
            sample.type("correct")
            sample.press(.enter)
        },
        PageSample("forget") { sample in
            sample.handle(.engine(.connections(SampleWizard.connections)))
            sample.press(.up, .up, .up, .enter, .end, .enter)
        },
        PageSample("scheme") { try $0.choose("kintone") },
        PageSample("app") { sample in
            try sample.choose("dropbox")
            sample.goOn(to: .step(.app))
        },
        PageSample("service-none") { $0.type("github") },
        PageSample("scheme-dropbox") { sample in
            try sample.choose("dropbox")
            sample.press(.home, .down, .enter)
        },
        PageSample("values-more") { sample in
            try sample.choose("kintone", "APIToken")
            sample.press(.control("o"))
        },
        PageSample("address") { try $0.choose("kintone", "OAuth", app: .custom) },
        PageSample("register") { try $0.choose("dropbox", app: .custom) },
        PageSample("register-own-address") { sample in
            try sample.choose("kintone", "OAuth", app: .custom)
            sample.type("example.cybozu.com")
            sample.press(.enter)
        },
        PageSample("values") { try $0.choose("kintone", "APIToken") },
        PageSample("values-oauth") { sample in
            try sample.choose("backlog", "OAuth", app: .custom)
            sample.press(.enter)
        },
        PageSample("values-other-host") { sample in
            try sample.choose("kintone", "APIToken")
            sample.type("https://example.cybozu.co")
            sample.press(.tab)
        },
        PageSample("values-wrong") { sample in
            try sample.choose("kintone", "APIToken")
            sample.type("not an address")
            sample.handle(.confirm)
        },
        PageSample("values-cleaned") { sample in
            try sample.choose("kintone", "APIToken")
            sample.handle(.paste("  ｅｘａｍｐｌｅ.cybozu.com/k/7/ "))
            sample.press(.tab)
        },
        PageSample("values-secret") { sample in
            try sample.choose("highrise", "APIToken")
            sample.press(.tab)
            sample.type("abcdef123456")
        },
        PageSample("values-unchanged") { language in
            var answers = SetupAnswers()
            answers.service = "highrise"
            answers.scheme = "APIToken"
            answers.connection = "sales"
            answers["AccountId"] = "example"
            answers["APIToken"] = "abcdef123456"
            var sample = try SampleWizard(language, answers: answers, existing: ["sales"])
            sample.press(.escape, .tab)
            return sample
        },
        PageSample("browser") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.goOn(to: .step(.browser))
        },
        PageSample("browser-no-app") { sample in
            try sample.choose("act-on", "OAuth", app: .embedded)
            sample.goOn(to: .step(.browser))
        },
        PageSample("account") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.goOn(to: .step(.account))
        },
        PageSample("review-account") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.goOn(to: .step(.review))
        },
        PageSample("name") { sample in
            try sample.choose("highrise", "APIToken")
            sample.goOn(to: .step(.name))
        },
        PageSample("name-taken") { language in
            var sample = try SampleWizard(language, existing: ["highrise"])
            try sample.choose("highrise", "APIToken")
            sample.goOn(to: .step(.name))
            sample.handle(.fill(0, "highrise"))
            sample.wizard.forgetsLines()
            return sample
        },
        PageSample("review") { sample in
            try sample.choose("kintone", "OAuth", app: .custom)
            sample.goOn(to: .step(.review))
        },
        PageSample("review-missing") { sample in
            try sample.choose("highrise", "OAuth", app: .custom)
            sample.goOn(to: .step(.review))
            sample.press(.home, .down, .right)
        },
        PageSample("review-for-server") { language in
            var sample = try SampleWizard(language, destination: Destination(host: "me@server", names: ["highrise"]))
            try sample.choose("highrise", "APIToken")
            sample.goOn(to: .step(.review))
            return sample
        },
    ]

    private static let roads = [
        PageSample("import") { sample in
            sample.handle(.choose(5))
            sample.wizard.forgetsLines()
            sample.handle(.engine(.machineKey("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")))
        },
        PageSample("import-refused") { sample in
            sample.handle(.choose(5))
            sample.wizard.forgetsLines()
            sample.handle(.engine(.machineKey("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")))
            sample.handle(.fill(0, "~/sales.age"), .confirm, .engine(.importRefused(.passphraseNeeded)))
            sample.wizard.forgetsLines()
        },
        PageSample("string") { sample in
            sample.handle(.choose(6))
            sample.wizard.forgetsLines()
        },
        PageSample("string-pasted") { sample in
            sample.handle(
                .paste("jdbc:kintone:AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;Timeout=60;")
            )
        },
        PageSample("string-taken") { sample in
            sample.handle(
                .paste("jdbc:kintone:AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;Timeout=60;")
            )
            sample.press(.enter)
        },
        PageSample("string-which-service") { sample in
            sample.handle(.paste("AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;OAuthClientId=x"))
            sample.press(.enter)
        },
    ]

    private static let runs = [
        PageSample("working") { sample in
            try sample.choose("highrise", "APIToken")
            sample.goOn(to: .step(.review))
            sample.press(.enter)
            sample.handle(.engine(.progress(.testing)))
        },
        PageSample("sign-in") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn(findings: [
                PreflightFinding(.callbackPort, "33333"), PreflightFinding(.tokenHost, "api.example.com"),
                PreflightFinding(.settings, "/home/me/OAuthSettings.txt"),
            ])
        },
        PageSample("sign-in-port-taken") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn(findings: [
                PreflightFinding(.callbackPort, "33333", .problem(AuthError(.callback(.portInUse(port: 33333))))),
                PreflightFinding(.tokenHost, "api.example.com"),
            ])
        },
        PageSample("sign-in-paste") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn()
            sample.press(.character("v"))
            sample.type("4/0AX4XfWh")
        },
        PageSample("sign-in-opened") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn()
            sample.handle(.engine(.browserAsked(worked: true)))
        },
        PageSample("sign-in-no-browser") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn()
            sample.handle(.engine(.browserAsked(worked: false)))
        },
        PageSample("sign-in-only-here") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.goOn(to: .step(.review))
            sample.press(.enter)
            var view = SampleWizard.view
            view.url = "http://127.0.0.1:40123/www.dropbox.com/oauth2/authorize?client_id=practice&state=4f2a9c31b7d8"
            sample.handle(.engine(.signInReady(view)), .engine(.browserAsked(worked: false)))
        },
        PageSample("sign-in-refused") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn()
            sample.handle(.engine(.replyRefused(AuthError(.signIn(.stateMismatch)))))
        },
    ]

    private static let failures = [
        failure("not-started", AuthError(.network(.replyTimedOut(host: "api.example.com", seconds: 10))), waits: false),
        failure("refused", AuthError(.reply(.refused(errorCode: "access_denied", text: "")))),
        failure("wrong-reply", AuthError(.signIn(.stateMismatch))),
        failure("timed-out", AuthError(.signIn(.timedOut(seconds: 300)))),
        failure("exchange", AuthError(.reply(.invalidClient(text: "unknown client")))),
        failure("test", AuthError(.reply(.permissionMissing(text: ""))), step: .testing),
        PageSample("failure-value") { try $0.refuse() },
        PageSample("correct") { sample in
            try sample.refuse()
            sample.press(.enter)
        },
        failure(
            "save",
            AuthError(
                .store(
                    .cannotWrite(path: "/home/me/OAuthSettings.txt", .system(SystemFailure(number: ENOSPC)))
                )
            ),
            step: .saving
        ),
        PageSample("failure-account-open") { sample in
            try sample.choose("highrise", "OAuth", app: .embedded)
            sample.signIn()
            let found = ["acme", "beta-2", "practice"]
            let fault = AuthError.ReplyFault.accountNotAmong(property: "AccountId", name: "", found: found)
            sample.handle(.engine(.progress(.testing)), .engine(.kept(path: "/home/me/OAuthSettings.txt")))
            sample.handle(.engine(.failed(AuthError(.reply(fault)))))
        },
        PageSample("failure-taken-in") { sample in
            sample.handle(.choose(5))
            sample.wizard.forgetsLines()
            sample.handle(.fill(0, "~/sales.age"), .confirm, .engine(.imported(connection: "sales")))
            sample.handle(.engine(.failed(AuthError(.network(.replyTimedOut(host: "api.example.com", seconds: 10))))))
        },
        PageSample("failure-not-taken-in") { sample in
            sample.handle(.choose(5))
            sample.wizard.forgetsLines()
            sample.handle(.fill(0, "~/sales.age"), .confirm)
            let error = AuthError(.store(.olderThanSeen(connection: "sales", .takenIn)))
            sample.handle(.engine(.failed(error)))
        },
        PageSample("failure-again") { language in
            var answers = SetupAnswers()
            answers.service = "dropbox"
            answers.app = .embedded
            answers.connection = "files"
            var sample = try SampleWizard(language, answers: answers, existing: ["files"])
            sample.press(.enter)
            sample.handle(.engine(.signInReady(SampleWizard.view)))
            sample.handle(.engine(.failed(AuthError(.reply(.refused(errorCode: "access_denied", text: ""))))))
            return sample
        },
    ]

    private static func failure(
        _ name: String,
        _ error: AuthError,
        waits: Bool = true,
        step: SetupProgress? = nil
    ) -> PageSample {
        PageSample("failure-\(name)") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.goOn(to: .step(.review))
            sample.press(.enter)
            if waits { sample.handle(.engine(.signInReady(SampleWizard.view))) }
            if let step { sample.handle(.engine(.progress(step))) }
            sample.handle(.engine(.failed(error)))
        }
    }

    private static let results = [
        PageSample("done") { sample in
            try sample.choose("highrise", "OAuth", app: .custom)
            sample.finish()
        },
        PageSample("done-revealed") { sample in
            try sample.choose("kintone", "APIToken")
            sample.finish()
            sample.press(.character("o"), .character("m"), .right, .down)
        },
        PageSample("done-for-server") { language in
            var sample = try SampleWizard(language, destination: Destination(host: "me@server", names: []))
            try sample.choose("highrise", "OAuth", app: .custom)
            sample.finish()
            return sample
        },
        PageSample("done-string-only") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.finish(settings: false)
        },
    ]

    private static let overlays = [
        PageSample("finish") { sample in
            try sample.choose("highrise", "OAuth", app: .custom)
            sample.finish()
            sample.press(.escape)
        },
        PageSample("help") { $0.press(.function(1)) },
        PageSample("help-sign-in") { sample in
            try sample.choose("dropbox", app: .embedded)
            sample.signIn()
            sample.press(.character("?"))
        },
        PageSample("leave") { sample in
            try sample.choose("kintone")
            sample.press(.control("c"))
        },
        PageSample("resume") { language in
            var draft = SetupAnswers()
            draft.service = "kintone"
            draft.scheme = "APIToken"
            return try SampleWizard(language, draft: draft)
        },
    ]
}

extension Wizard {
    /// A screen is meant, although the item was picked by its number.
    mutating func forgetsLines() { asksLineByLine = false }
}
