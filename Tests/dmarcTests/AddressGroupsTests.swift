import Foundation
import LoopbackNameServer
import MaxMindWriter
import Testing

/// Sources by what is known of their addresses.
struct AddressGroupsTests {
  private static func store(_ addresses: [String]) throws -> DmarcStore {
    let store = try DmarcStore()
    let records = addresses.map { SampleXML.record(address: $0) }.joined()
    let path = try store.folder.write(SampleXML.report(record: records), as: "report.xml")
    _ = try store.run("import", path)
    return store
  }

  private static func names(_ answer: DmarcProgram.Answer) -> [String] {
    let sources = answer.object["sources"] as? [[String: Any]] ?? []
    return sources.compactMap { $0["source"] as? String }.sorted()
  }

  /// AS numbers are those of RFC 5398.
  private static func networks() throws -> TemporaryDatabase {
    var writer = MaxMindWriter(kind: "GeoLite2-ASN")
    writer.add(
      "192.0.2.0", 25,
      .map([
        ("autonomous_system_number", .uint32(64_496)),
        ("autonomous_system_organization", .text("Example Networks")),
      ]))
    return try TemporaryDatabase(writer)
  }

  private static func countries() throws -> TemporaryDatabase {
    var writer = MaxMindWriter(kind: "GeoLite2-Country")
    writer.add("192.0.2.0", 24, .map([("country", .map([("iso_code", .text("JP"))]))]))
    return try TemporaryDatabase(writer)
  }

  private static let addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.200", "203.0.113.7"]

  @Test func `a database of networks names them by number and organisation`() throws {
    let (store, database) = (try Self.store(Self.addresses), try Self.networks())
    let answer = try store.run(
      "sources", "example.com", "--by", "network", "--asn-database", database.path, "--format",
      "json")
    #expect(Self.names(answer) == ["192.0.2.0/24", "203.0.113.0/24", "AS64496 Example Networks"])
    let without = try store.run("sources", "example.com", "--by", "network", "--format", "json")
    #expect(Self.names(without) == ["192.0.2.0/24", "203.0.113.0/24"])
  }

  @Test func `a database of countries is named in dmarc yml or by its option`() throws {
    let (store, database) = (try Self.store(Self.addresses), try Self.countries())
    let answer = try store.run(
      "sources", "example.com", "--by", "country", "--country-database", database.path, "--format",
      "json")
    #expect(Self.names(answer) == ["JP", "unknown country"])
    let file = try store.folder.write("mmdb: {country: \(database.path)}\n", as: "dmarc.yml")
    let configured = try store.run(
      "sources", "example.com", "--by", "country", "--config", file, "--format", "json")
    #expect(configured.output == answer.output)
  }

  /// The command runs in another folder than that of the file.
  @Test(arguments: ["dbip.mmdb", "data/dbip.mmdb", "~/dbip.mmdb"])
  func `a database that dmarc yml names lies beside it or in the home`(name: String) throws {
    let (store, networks, countries) = (
      try Self.store(Self.addresses), try Self.networks(), try Self.countries()
    )
    for (key, database, kind, expected) in [
      ("asn", networks.path, "network", "AS64496 Example Networks"),
      ("country", countries.path, "country", "JP"),
    ] {
      let (etc, home) = (try TemporaryFolder(), try TemporaryFolder())
      let place = URL(
        fileURLWithPath: name.replacing("~", with: home.path),
        relativeTo: URL(fileURLWithPath: etc.path))
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: URL(fileURLWithPath: database), to: place)
      let file = try etc.write("mmdb: {\(key): \(name)}\n", as: "dmarc.yml")
      let answer = try DmarcProgram.run(
        [
          "sources", "example.com", "--by", kind, "--config", file, "--format", "json", "--store",
          store.path,
        ], environment: ["HOME": home.path])
      #expect(Self.names(answer).contains(expected), "\(answer.error)")
    }
  }

  @Test func `without a database of countries the answer says how to name one`() throws {
    let answer = try Self.store(Self.addresses).run("sources", "example.com", "--by", "country")
    #expect(answer.status == 64)
    #expect(answer.error.contains("--country-database"))
  }

  @Test func `a database of something else is refused`() throws {
    let (store, database) = (try Self.store(Self.addresses), try Self.networks())
    let answer = try store.run(
      "sources", "example.com", "--by", "country", "--country-database", database.path)
    #expect(answer.status == 1)
    #expect(answer.error.contains("GeoLite2-ASN"))
  }

  @Test func `mail that authenticates nothing is named by the confirmed name of its address`()
    throws
  {
    let store = try DmarcStore()
    let failed = SampleXML.evaluated.replacing("pass", with: "fail")
    let records = ["192.0.2.1", "203.0.113.7"].map {
      SampleXML.record(address: $0, evaluated: failed, results: "")
    }.joined()
    _ = try store.run(
      "import", try store.folder.write(SampleXML.report(record: records), as: "report.xml"))
    let server = try LoopbackNameServer(
      records: [
        "1.2.0.192.in-addr.arpa. PTR out1.payroll.example.", "out1.payroll.example. A 192.0.2.1",
        "7.113.0.203.in-addr.arpa. PTR mail.claimed.example.",
      ])
    _ = try store.run("resolve", "--server", server.address)
    let answer = try store.run("sources", "example.com", "--format", "json")
    #expect(Self.names(answer) == ["203.0.113.0/24", "payroll.example"])
    let file = try store.folder.write(
      "senders: [{name: Payroll, category: saas, ptr_suffixes: [payroll.example]}]\n",
      as: "dmarc.yml")
    let named = try store.run("sources", "example.com", "--config", file, "--format", "json")
    #expect(Self.names(named) == ["203.0.113.0/24", "Payroll"])
  }
}
