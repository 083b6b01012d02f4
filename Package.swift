// swift-tools-version: 6.2
import PackageDescription

// Every target of ours: Swift 6 mode, pointers marked as such, no warning let through.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "intake",
    products: [
        .executable(name: "intake", targets: ["IntakeCLI"]),
        .library(name: "Intake", targets: ["Intake"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "CExampleBook"),
        .target(
            name: "Intake",
            dependencies: ["CExampleBook", "CSodium", .product(name: "TOMLKit", package: "TOMLKit")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "IntakeCLI",
            dependencies: ["Intake", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict
        ),
        .testTarget(name: "IntakeTests", dependencies: ["Intake"], swiftSettings: [.swiftLanguageMode(.v6)]),
        .testTarget(name: "CLITests", dependencies: ["Intake", "IntakeCLI"], swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
