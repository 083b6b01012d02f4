// swift-tools-version: 6.2
import PackageDescription

// Every target of ours: Swift 6 mode, pointers marked as such, no warning let through.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// The rooms below Station and Desk.
let rooms: [Target.Dependency] = ["IntakeBase", "IntakeLog", "IntakeCases", "IntakeTriage"]

let package = Package(
    name: "intake",
    products: [
        .executable(name: "intake", targets: ["IntakeCLI"]),
        .library(name: "Intake", targets: ["Intake", "IntakeBase", "IntakeLog", "IntakeCases", "IntakeTriage"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "CExampleBook"),
        .target(name: "CEntry"),
        .target(name: "IntakeBase", path: "Sources/Intake/Base", swiftSettings: strict),
        .target(
            name: "IntakeLog", dependencies: ["CSodium", "IntakeBase"], path: "Sources/Intake/Log",
            swiftSettings: strict),
        .target(
            name: "IntakeCases", dependencies: ["IntakeBase"], path: "Sources/Intake/Cases", swiftSettings: strict),
        .target(
            name: "IntakeTriage", dependencies: ["CExampleBook", "IntakeBase", "IntakeCases"],
            path: "Sources/Intake/Triage", swiftSettings: strict),
        .target(
            name: "Intake", dependencies: rooms, exclude: ["Base", "Log", "Cases", "Triage"], swiftSettings: strict),
        .executableTarget(
            name: "IntakeCLI",
            dependencies: ["CEntry", "Intake"] + rooms + [
                .product(name: "ArgumentParser", package: "swift-argument-parser")
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "toml-decode", dependencies: ["IntakeBase"], path: "Tests/Suites/toml-decode",
            swiftSettings: [.swiftLanguageMode(.v6)]),
        // The simulated hotline: for tests and for `simulate`, never shipped.
        .target(
            name: "IntakeSimulation", dependencies: ["Intake"] + rooms, path: "Tests/Simulation",
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "simulate", dependencies: ["IntakeSimulation"], path: "Tests/Simulate",
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .testTarget(
            name: "IntakeTests", dependencies: ["Intake", "IntakeSimulation"] + rooms,
            swiftSettings: [.swiftLanguageMode(.v6)]),
        .testTarget(
            name: "CLITests", dependencies: ["Intake", "IntakeCLI"] + rooms, exclude: ["Sessions"],
            swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
