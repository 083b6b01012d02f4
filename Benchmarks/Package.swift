// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no part of it can get into the program.
let package = Package(
    name: "intake-benchmarks",
    dependencies: [.package(name: "intake", path: "..")],
    targets: [
        .systemLibrary(name: "CSodiumLimit", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["CSodiumLimit", .product(name: "Intake", package: "intake")],
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
    ]
)
