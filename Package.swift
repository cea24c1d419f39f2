// swift-tools-version: 6.2
import PackageDescription

// Plain imports stay inside their file and public ones stand out (SE-0409), existentials are
// spelled `any` (SE-0335), and a member is visible only where its module is imported (SE-0444).
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "swift-dmarc",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "dmarc", targets: ["dmarc"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // One system library each.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(
      name: "CMaxMindDB", pkgConfig: "libmaxminddb", providers: [.apt(["libmaxminddb-dev"])]),
    // Without pkg-config, which asks for libevent, too.
    .systemLibrary(name: "CUnbound", providers: [.apt(["libunbound-dev"])]),
    // Of SQLite and of the C library what Swift does not import.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMalloc"),

    // The rooms, in the order data meets them.
    room("DMARC", []),
    room("PublicSuffixes", ["CPSL", "DMARC"]),
    room(
      "ReportContainers",
      ["CGMime", "CLibArchive", "CZlib", "CDeflate", "CLZMA", "CZstd", "CNettle"]),
    room("ReportParser", ["CLibXML2", "DMARC"]),
    room("ReportStore", [grdb, sqlite, "CSQLite", "DMARC"]),
    room("SenderCatalog", ["DMARC"]),
    room("PolicyAdvisor", ["DMARC", "SenderCatalog"]),
    room("AddressNames", ["CMaxMindDB", "CUnbound", "DMARC"]),
    room("Configuration", [yams, "PolicyAdvisor", "DMARC"]),
    room(
      "ReportIngest",
      ["ReportContainers", "ReportParser", "ReportStore", "PublicSuffixes", "DMARC"]),
    .executableTarget(
      name: "dmarc",
      dependencies: [
        "ReportIngest", "ReportContainers", "ReportParser", "ReportStore", "SenderCatalog",
        "PolicyAdvisor", "Configuration", "AddressNames", "PublicSuffixes", "DMARC",
        "CMalloc", argumentParser,
      ],
      swiftSettings: settings),

    // The product's steps beside the least that C needs for them. Nobody imports these.
    .target(
      name: "CBenchmarkFloors", dependencies: ["CLibXML2", "CZlib", sqlite],
      linkerSettings: [.linkedLibrary("xml2"), .linkedLibrary("z"), .linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ReportIngest", "ReportContainers", "ReportParser", "ReportStore", "DMARC",
        "CBenchmarkFloors", argumentParser,
      ],
      swiftSettings: settings),

    tests("DMARC"),
    tests("PublicSuffixes"),
    // Compressed and packed files, written for the tests of two rooms.
    .target(
      name: "ContainerWriters", dependencies: ["CLibArchive", "CZlib", "CZstd"],
      path: "Tests/ContainerWriters", swiftSettings: settings),
    tests("ReportContainers", ["ContainerWriters"]),
    tests("ReportParser", ["DMARC"]),
    // What must hold of a store, for the tests of two rooms.
    .target(
      name: "StoreAudit", dependencies: [grdb], path: "Tests/StoreAudit", swiftSettings: settings),
    tests("ReportStore", ["DMARC", "StoreAudit", grdb]),
    tests(
      "ReportIngest",
      ["ReportContainers", "ReportParser", "ReportStore", "StoreAudit", "DMARC", grdb]),
    tests(
      "dmarc",
      ["ReportIngest", "ReportStore", "ContainerWriters", "LoopbackNameServer", "MaxMindWriter"]),
    tests("SenderCatalog", ["DMARC"]),
    tests("PolicyAdvisor", ["DMARC", "SenderCatalog"]),
    tests("Configuration", ["PolicyAdvisor", "DMARC"]),
    // A name server on loopback, for the tests of two rooms.
    .target(
      name: "LoopbackNameServer", path: "Tests/LoopbackNameServer", swiftSettings: settings),
    // Databases of addresses, written for the tests of two rooms.
    .target(
      name: "MaxMindWriter", dependencies: ["DMARC"], path: "Tests/MaxMindWriter",
      swiftSettings: settings),
    tests("AddressNames", ["LoopbackNameServer", "MaxMindWriter", "DMARC"]),
  ]
)
