import DMARC
import MaxMindWriter
import Testing

@testable import AddressNames

/// Databases that somebody made to do harm, or that broke on the way.
@Suite struct HostileDatabaseTests {
  private static let address = IPAddress(ipv4: 0xc000_0201)

  /// Looks one address up in a database whose only entry is this.
  private static func lookUp(_ value: MaxMindValue) throws -> AutonomousSystem? {
    var writer = MaxMindWriter()
    writer.add("192.0.2.0", 24, value)
    let file = try TemporaryDatabase(writer)
    return try NetworkDatabase(path: file.path).asn(of: address)
  }

  /// A map with a list in a list in a list … before the key that is asked for.
  private static let nested = MaxMindValue.map([
    (
      "a",
      .raw([[UInt8]](repeating: [0x01, 0x04], count: 2_000_000).flatMap { $0 } + [0x00, 0x04])
    ),
    ("asn", .uint32(64_496)),
  ])

  @Test func `values nested without end give no answer`() throws {
    #expect(try Self.lookUp(Self.nested) == nil)
  }

  /// The first entry is at offset 0, which the two bytes point at.
  @Test(arguments: [
    MaxMindValue.raw([0x20, 0x00]), .map([("asn", .raw([0x20, 0x00]))]),
    .map([("autonomous_system_number", .raw([0x38, 0, 0, 0, 0])), ("asn", .uint32(1))]),
  ])
  func `values that point at such give no answer`(value: MaxMindValue) throws {
    var writer = MaxMindWriter()
    writer.add("203.0.113.0", 24, Self.nested)
    writer.add("192.0.2.0", 24, value)
    let file = try TemporaryDatabase(writer)
    #expect(try NetworkDatabase(path: file.path).asn(of: Self.address) == nil)
  }

  @Test func `values that point at themselves give no answer`() throws {
    #expect(try Self.lookUp(.list([.raw([0x20, 0x00]), .raw([0x20, 0x00])])) == nil)
  }

  @Test func `values that are shared are read`() throws {
    var writer = MaxMindWriter()
    writer.add("203.0.113.0", 24, .text("Example"))
    let name = MaxMindValue.raw([0x20, 0x00])
    writer.add("192.0.2.0", 24, .map([("as_name", name), ("asn", .text("AS64496"))]))
    let file = try TemporaryDatabase(writer)
    #expect(
      try NetworkDatabase(path: file.path).asn(of: Self.address)
        == AutonomousSystem(number: 64_496, organization: "Example"))
  }

  @Test func `as many layers as real databases have are read`() throws {
    var value = MaxMindValue.text("deep")
    for _ in 0..<20 { value = .map([("next", value)]) }
    let entry = MaxMindValue.map([("a", value), ("asn", .uint32(64_496))])
    #expect(try Self.lookUp(entry)?.number == 64_496)
  }

  /// A map of sixteen million pairs that are not there, a text that ends behind the file, and so on.
  @Test(arguments: [
    [0xff, 0xff, 0xff, 0xff], [0xe2], [0xe1, 0x43, 0x61], [0x5f, 0xff, 0xff, 0xff], [0x3f, 0xff],
    [0xe1, 0x20, 0x00, 0xe1, 0x20, 0x00], [0x20, 0x00], [0x00, 0xff], [],
  ])
  func `entries that are cut or lie give no answer`(bytes: [UInt8]) throws {
    #expect(try Self.lookUp(.raw(bytes)) == nil)
  }

  @Test func `names are cut where they are too long, and mended where they are no UTF-8`() throws {
    let name = MaxMindValue.raw([0x43, 0x61, 0xff, 0x62])
    let mended = try Self.lookUp(.map([("asn", .uint32(64_496)), ("as_name", name)]))
    #expect(mended?.organization == "a\u{fffd}b")
    let long = MaxMindValue.text(String(repeating: "x", count: 5_000))
    let cut = try Self.lookUp(.map([("asn", .uint32(64_496)), ("as_name", long)]))
    #expect(cut?.organization == String(repeating: "x", count: 200))
  }

  /// Every byte of a small database is broken in turn, and the file cut at every place.
  @Test func `a broken database gives an answer, no answer or an error`() throws {
    var writer = MaxMindWriter(isIPv6: false)
    writer.add("192.0.2.0", 24, .map([("asn", .uint32(64_496)), ("as_name", .text("Example"))]))
    let bytes = writer.bytes
    var random = SystemRandomNumberGenerator()
    func ask(_ bytes: [UInt8]) throws {
      let file = try TemporaryDatabase(bytes)
      if let database = try? NetworkDatabase(path: file.path) {
        _ = database.asn(of: Self.address)
        _ = database.asn(of: IPAddress(ipv4: 0xcb00_7101))
        _ = database.asn(of: IPAddress(high: 0x2001_0db8_0000_0000, low: 1))
      }
    }
    for place in bytes.indices {
      for value in [0xff, UInt8.random(in: 0...255, using: &random)] {
        var broken = bytes
        broken[place] = value
        try ask(broken)
      }
      try ask(Array(bytes[..<place]))
    }
  }
}
