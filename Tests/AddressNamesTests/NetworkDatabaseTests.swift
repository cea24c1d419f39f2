import AddressNames
import DMARC
import Foundation
import MaxMindWriter
import Testing

@Suite struct NetworkDatabaseTests {
  /// The keys of GeoLite2-ASN. AS numbers are those of RFC 5398.
  private static func system(_ number: UInt32, _ name: String) -> MaxMindValue {
    .map([
      ("autonomous_system_number", .uint32(number)),
      ("autonomous_system_organization", .text(name)),
    ])
  }

  private static func address(_ text: String) throws -> IPAddress {
    try #require(IPAddress(text))
  }

  @Test(arguments: [true, false])
  func `an address is in the longest network that has it`(isIPv6: Bool) throws {
    var writer = MaxMindWriter(isIPv6: isIPv6)
    writer.add("192.0.2.0", 24, Self.system(64_496, "Example Networks"))
    writer.add("203.0.113.128", 25, Self.system(64_511, "Example Hosting é"))
    let file = try TemporaryDatabase(writer)
    let database = try NetworkDatabase(path: file.path)
    let first = AutonomousSystem(number: 64_496, organization: "Example Networks")
    #expect(database.asn(of: try Self.address("192.0.2.0")) == first)
    #expect(database.asn(of: try Self.address("192.0.2.255")) == first)
    #expect(database.asn(of: try Self.address("::ffff:192.0.2.1")) == first)
    #expect(
      database.asn(of: try Self.address("203.0.113.200"))
        == AutonomousSystem(number: 64_511, organization: "Example Hosting é"))
    #expect(database.asn(of: try Self.address("203.0.113.1")) == nil)
    #expect(database.asn(of: try Self.address("192.0.3.0")) == nil)
  }

  @Test func `an address of IPv6 is looked up where the database has them`() throws {
    var writer = MaxMindWriter()
    writer.add("2001:db8::", 32, Self.system(64_500, "Six"))
    let file = try TemporaryDatabase(writer)
    let database = try NetworkDatabase(path: file.path)
    #expect(database.asn(of: try Self.address("2001:db8:1::1"))?.number == 64_500)
    var old = MaxMindWriter(isIPv6: false)
    old.add("192.0.2.0", 24, Self.system(64_496, "Four"))
    let oldFile = try TemporaryDatabase(old)
    let four = try NetworkDatabase(path: oldFile.path)
    #expect(four.asn(of: try Self.address("2001:db8:1::1")) == nil)
  }

  /// IPinfo's keys, whose numbers are texts; and what is no number.
  @Test(
    arguments: [
      (MaxMindValue.text("AS64496"), 64_496), (.text("64496"), 64_496), (.uint16(64_496), 64_496),
      (.uint64(64_496), 64_496), (.text("AS"), nil), (.text("ASx"), nil), (.text(""), nil),
      (.text("AS0"), nil), (.uint64(1 << 32), nil), (.text("AS99999999999"), nil), (.list([]), nil),
    ] as [(MaxMindValue, UInt32?)])
  func `numbers are taken in the ways in which they are written`(
    value: MaxMindValue, number: UInt32?
  ) throws {
    var writer = MaxMindWriter()
    writer.add("192.0.2.0", 24, .map([("asn", value), ("as_name", .text("Example"))]))
    let file = try TemporaryDatabase(writer)
    let system = try NetworkDatabase(path: file.path).asn(of: try Self.address("192.0.2.1"))
    #expect(system?.number == number)
    #expect(system?.organization == (number == nil ? nil : "Example"))
  }

  @Test func `the country is where an address is, else where it is registered`() throws {
    func code(_ text: String) -> MaxMindValue { .map([("iso_code", .text(text))]) }
    var writer = MaxMindWriter(kind: "GeoLite2-Country")
    let names = MaxMindValue.map([("en", .text("Utopia")), ("de", .text("Utopien"))])
    writer.add(
      "192.0.2.0", 24,
      .map([
        ("continent", .map([("code", .text("EU")), ("names", names)])),
        ("country", .map([("geoname_id", .uint32(1)), ("iso_code", .text("ZZ"))])),
        ("registered_country", code("QM")),
      ]))
    writer.add("198.51.100.0", 24, .map([("registered_country", code("QM"))]))
    writer.add(
      "203.0.113.0", 24, .map([("country", .text("Utopia")), ("country_code", .text("xa"))]))
    writer.add("2001:db8::", 32, .map([("country", .text("XB"))]))
    let file = try TemporaryDatabase(writer)
    let database = try CountryDatabase(path: file.path)
    let expected = [
      "192.0.2.1": "ZZ", "198.51.100.1": "QM", "203.0.113.1": "XA", "2001:db8::1": "XB",
    ]
    for (text, country) in expected {
      #expect(database.country(of: try Self.address(text)) == country)
    }
    #expect(database.country(of: try Self.address("192.0.3.1")) == nil)
  }

  @Test(arguments: [
    ("/nowhere/asn.mmdb", "No such file or directory"), ("/tmp", "it is no file"),
    ("/dev/null", "it is no file"),
  ])
  func `a database that cannot be opened is named with the reason`(
    path: String, reason: String
  ) throws {
    #expect(throws: DatabaseError.cannotOpen(path: path, reason: reason)) {
      try NetworkDatabase(path: path)
    }
  }

  @Test func `a database of something else is refused by its name`() throws {
    let networks = try TemporaryDatabase(MaxMindWriter(kind: "GeoLite2-ASN"))
    let cities = try TemporaryDatabase(MaxMindWriter(kind: "DBIP-City-Lite"))
    _ = try NetworkDatabase(path: networks.path)
    _ = try CountryDatabase(path: cities.path)
    #expect(
      throws: DatabaseError.wrongKind(
        path: networks.path, kind: "GeoLite2-ASN", wanted: "one of countries")
    ) {
      try CountryDatabase(path: networks.path)
    }
    #expect(
      throws: DatabaseError.wrongKind(
        path: cities.path, kind: "DBIP-City-Lite", wanted: "one of networks (ASN)")
    ) {
      try NetworkDatabase(path: cities.path)
    }
  }

  @Test(arguments: [[], Array("nonsense".utf8), [UInt8](repeating: 0xab, count: 5_000)])
  func `a file that is no database is refused`(bytes: [UInt8]) throws {
    let file = try TemporaryDatabase(bytes)
    #expect(throws: DatabaseError.self) { try NetworkDatabase(path: file.path) }
    #expect(throws: DatabaseError.self) { try CountryDatabase(path: file.path) }
  }
}
