// swift-tools-version: 6.2

import PackageDescription

let cTargets: Set = ["CBundled", "CEntry", "CPlatform", "CPostgres", "CQrencode"]
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
    name: "oauth-setup",
    products: [
        .executable(name: "oauth-setup", targets: ["oauth-setup"]),
        .library(
            name: "AuthEngine",
            targets: [
                "AgeFile", "AuthEngine", "CallbackServer", "ConnectionStrings", "Localization", "Secrets",
                "ServiceCatalog", "SettingsStore", "StrictJSON", "Transport", "WebRequests", "Wording",
            ]
        ),
        // For machines that share settings; needs libpq's headers.
        .library(name: "SharedSettings", targets: ["SharedSettings"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        // Without its extra features, which would bring all of Foundation and its tables for every language.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Knowledge: small leaves without a network or a terminal.
        .target(name: "CPlatform", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "Secrets"),
        .target(name: "Bounds"),
        .target(name: "Localization"),
        .target(name: "StrictJSON", dependencies: ["Bounds", "Secrets"]),
        // What is due when, without a clock or a network of its own.
        .target(name: "Upkeep", dependencies: ["StrictJSON"]),
        .target(name: "CBundled"),
        .target(name: "Bundled", dependencies: ["CBundled"]),
        .target(name: "ServiceCatalog", dependencies: ["Bounds", "Bundled", "Localization", "StrictJSON"]),
        .target(
            name: "ConnectionStrings",
            dependencies: ["Bounds", "Secrets", "ServiceCatalog", "StrictJSON"]
        ),
        .target(name: "AgeFile", dependencies: ["Bounds", crypto, cryptoExtras]),

        // Engine: what can be done with that knowledge.
        .target(
            name: "SettingsStore",
            dependencies: ["AgeFile", "Bounds", "CPlatform", "Secrets", "StrictJSON", crypto]
        ),
        // Settings that machines share: an engine is a target.
        .target(
            name: "Etcd",
            dependencies: ["Bounds", "Secrets", "SettingsStore", "StrictJSON", "Transport", "WebRequests"]
        ),
        .target(name: "CPostgres"),
        .target(
            name: "Postgres",
            dependencies: ["Bounds", "CPostgres", "Secrets", "ServiceCatalog", "SettingsStore", "WebRequests"]
        ),
        .target(
            name: "SharedSettings",
            dependencies: ["Etcd", "Postgres", "Secrets", "SettingsStore", "Transport"]
        ),
        // The way to the network: what is sent, how it travels, and where a browser's answer arrives.
        .target(name: "WebRequests", dependencies: ["Secrets", "ServiceCatalog"]),
        .target(
            name: "Transport",
            dependencies: [
                "Bounds", "CPlatform", "Secrets", "ServiceCatalog", "SettingsStore", "WebRequests",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .target(
            name: "CallbackServer",
            dependencies: [
                "Bounds", "Bundled", "Localization", "Secrets", "ServiceCatalog", "WebRequests",
                crypto, hummingbird,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .target(
            name: "AuthEngine",
            dependencies: [
                "Bounds", "Bundled", "CallbackServer", "ConnectionStrings", "Localization", "Secrets", "ServiceCatalog",
                "SettingsStore", "StrictJSON", "Transport", "WebRequests",
                crypto,
            ]
        ),
        .target(
            name: "PracticeProvider",
            dependencies: [
                "Bounds", "Bundled", "Localization", "Secrets", "ServiceCatalog", "StrictJSON",
                crypto, hummingbird,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),

        // Surface: how a person meets it; every sentence in every language first.
        .target(
            name: "Wording",
            dependencies: [
                "AgeFile", "AuthEngine", "Bounds", "CallbackServer", "ConnectionStrings", "Localization",
                "PracticeProvider", "Secrets", "ServiceCatalog", "SettingsStore", "StrictJSON", "WebRequests",
            ]
        ),
        .target(
            name: "SetupWizard",
            dependencies: [
                "AuthEngine", "Bounds", "ConnectionStrings", "Localization", "Secrets", "ServiceCatalog",
                "SettingsStore", "StrictJSON", "WebRequests", "Wording",
            ]
        ),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .target(name: "CQrencode"),
        .target(name: "CEntry"),
        .target(
            name: "TerminalUI",
            dependencies: [
                "Bounds", "CNcurses", "CPlatform", "CQrencode", "Secrets", "SetupWizard", "Wording",
            ]
        ),
        .executableTarget(
            name: "oauth-setup",
            dependencies: [
                "AuthEngine", "Bounds", "Bundled", "CallbackServer", "CEntry", "ConnectionStrings", "CPlatform",
                "Localization", "PracticeProvider", "Secrets", "ServiceCatalog", "SettingsStore", "SetupWizard",
                "SharedSettings", "StrictJSON", "TerminalUI", "Transport", "Upkeep", "WebRequests", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
    ],
    cLanguageStandard: .c2x
)

package.targets += [
    // Tests: one folder for each target, and what they share.
    .target(
        name: "TestSupport",
        dependencies: ["CPlatform"],
        path: "Tests/TestSupport"
    ),
    .target(
        name: "NetworkTestSupport",
        dependencies: [
            crypto,
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "SwiftASN1", package: "swift-asn1"),
            .product(name: "X509", package: "swift-certificates"),
        ],
        path: "Tests/NetworkTestSupport"
    ),
    .testTarget(name: "SecretsTests", dependencies: ["Secrets", "TestSupport"]),
    .testTarget(name: "BoundsTests", dependencies: ["Bounds"]),
    .testTarget(name: "StrictJSONTests", dependencies: ["Localization", "StrictJSON", "Wording"]),
    .testTarget(name: "UpkeepTests", dependencies: ["StrictJSON", "Upkeep"]),
    .testTarget(name: "BundledTests", dependencies: ["Bundled"]),
    .testTarget(
        name: "ServiceCatalogTests",
        dependencies: ["Localization", "ServiceCatalog", "StrictJSON", "Wording"]
    ),
    .testTarget(
        name: "ConnectionStringsTests",
        dependencies: [
            "ConnectionStrings", "Localization", "Secrets", "ServiceCatalog", "StrictJSON", "TestSupport", "Wording",
        ],
        exclude: ["Goldens"]
    ),
    .testTarget(name: "AgeFileTests", dependencies: ["AgeFile", "TestSupport", crypto]),
    .testTarget(
        name: "SettingsStoreTests",
        dependencies: [
            "AgeFile", "CPlatform", "Localization", "Secrets", "SettingsStore", "StrictJSON", "TestSupport", "Wording",
        ]
    ),
    // What has to hold for every engine that machines share settings in.
    .target(
        name: "FleetTestSupport",
        dependencies: ["Secrets", "SettingsStore", "TestSupport"],
        path: "Tests/FleetTestSupport"
    ),
    .testTarget(
        name: "EtcdTests",
        dependencies: [
            "Etcd", "FleetTestSupport", "NetworkTestSupport", "Secrets", "SettingsStore", "SharedSettings",
            "StrictJSON", "TestSupport", "Transport",
        ]
    ),
    .testTarget(
        name: "PostgresTests",
        dependencies: [
            "FleetTestSupport", "NetworkTestSupport", "Postgres", "Secrets", "SettingsStore", "TestSupport",
        ]
    ),
    .testTarget(
        name: "TransportTests",
        dependencies: [
            "CallbackServer", "NetworkTestSupport", "ServiceCatalog", "TestSupport", "Transport", "WebRequests",
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
        ]
    ),
    .testTarget(
        name: "AuthEngineTests",
        dependencies: [
            "AuthEngine", "Bounds", "CallbackServer", "ConnectionStrings", "Localization", "NetworkTestSupport",
            "PracticeProvider", "Secrets", "ServiceCatalog", "SettingsStore", "StrictJSON", "TestSupport", "Transport",
            "WebRequests", "Wording", crypto,
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "X509", package: "swift-certificates"),
        ]
    ),
    .testTarget(
        name: "WordingTests",
        dependencies: [
            "AuthEngine", "CallbackServer", "Localization", "Secrets", "ServiceCatalog", "SettingsStore", "TestSupport",
            "WebRequests", "Wording",
        ]
    ),
    .testTarget(
        name: "PracticeProviderTests",
        dependencies: [
            "Bundled", "Localization", "PracticeProvider", "ServiceCatalog", "StrictJSON", "TestSupport",
            "Wording", crypto,
            .product(name: "AsyncHTTPClient", package: "async-http-client"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
        ]
    ),
    .testTarget(
        name: "SetupWizardTests",
        dependencies: [
            "AuthEngine", "Bundled", "CallbackServer", "ConnectionStrings", "Localization", "Secrets", "ServiceCatalog",
            "SettingsStore", "SetupWizard", "StrictJSON", "TestSupport", "WebRequests", "Wording",
        ]
    ),
    .testTarget(
        name: "TerminalUITests",
        dependencies: ["Localization", "ServiceCatalog", "SetupWizard", "TerminalUI", "TestSupport", "Wording"]
    ),
    .testTarget(
        name: "WizardScreensTests",
        dependencies: [
            "AuthEngine", "CallbackServer", "ConnectionStrings", "Localization", "Secrets", "ServiceCatalog",
            "SettingsStore", "SetupWizard", "TerminalUI", "TestSupport", "WebRequests", "Wording",
        ],
        exclude: ["Goldens"]
    ),
    .testTarget(
        name: "FuzzTests",
        dependencies: [
            "AuthEngine", "Bounds", "CallbackServer", "ConnectionStrings", "Localization", "Secrets",
            "ServiceCatalog",
            "SettingsStore", "StrictJSON", "TestSupport", "Transport", "WebRequests", "Wording",
        ],
        exclude: ["Corpus"]
    ),
    .testTarget(
        name: "ProgramTests",
        dependencies: ["AgeFile", "CPlatform", "StrictJSON", "TestSupport"]
    ),
]

for target in package.targets where target.type != .system && !cTargets.contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
