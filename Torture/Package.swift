// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no part of it can get into the program.
let package = Package(
    name: "intake-torture",
    dependencies: [.package(name: "intake", path: "..")],
    targets: [
        .target(name: "CRig"),
        .target(
            name: "TortureLab",
            dependencies: [.product(name: "Intake", package: "intake")],
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
        .executableTarget(
            name: "TortureWriter", dependencies: ["TortureLab"], swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "Torture", dependencies: ["CRig", "TortureLab"], swiftSettings: [.swiftLanguageMode(.v6)]),
    ]
)
