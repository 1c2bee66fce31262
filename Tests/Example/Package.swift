// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "example",
    dependencies: [.package(name: "oauth-setup", path: "../..")],
    targets: [
        .executableTarget(name: "example", dependencies: [.product(name: "AuthEngine", package: "oauth-setup")])
    ]
)
