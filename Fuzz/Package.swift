// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no part of it can get into the program. run.sh builds it with an instrumented library.
let package = Package(
    name: "intake-fuzz",
    dependencies: [.package(name: "intake", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [.product(name: "Intake", package: "intake")],
            swiftSettings: [.swiftLanguageMode(.v6)]
        )
    ]
)
