import DMARC
import Testing

@testable import ReportStore

struct PackedSourcesTests {
  private static func packed(_ sources: [(String?, Int64)]) -> PackedSources {
    var addresses: [UInt64] = []
    var others: [OtherSource] = []
    for (text, messages) in sources {
      let address = text.flatMap { IPAddress($0) }
      if let address, !address.isIPv6, let few = UInt32(exactly: messages) {
        addresses.append(address.low << 32 | UInt64(few))
      } else {
        others.append(OtherSource(address: address, messages: messages))
      }
    }
    return PackedSources(addresses.sorted()[...], and: others)
  }

  private static func unpacked(_ packed: PackedSources) -> [String] {
    var found: [String] = []
    packed.sources.withUnsafeBytes { bytes in
      for entry in PackedSources.Entries(bytes) {
        found.append("\(IPAddress(ipv4: entry.address)) \(entry.messages)")
      }
    }
    packed.otherSources.withUnsafeBytes { bytes in
      PackedSources.forEachOther(in: bytes) {
        found.append("\($0.map(\.description) ?? "-") \($1)")
      }
    }
    return found
  }

  @Test func `addresses come back in their order with their messages added up`() {
    let packed = Self.packed([
      ("192.0.2.9", 1), ("192.0.2.1", 2), ("192.0.2.9", 3), (nil, 4), ("2001:db8::1", 5), (nil, 6),
      ("2001:db8::1", 7),
    ])
    #expect(
      Self.unpacked(packed) == ["192.0.2.1 2", "192.0.2.9 4", "- 10", "2001:db8::1 12"])
    #expect(packed.messages == 28)
  }

  @Test(arguments: [65_535, 65_536, 1_000_000_000, 4_294_967_296, Int64.max])
  func `any number of messages comes back`(messages: Int64) {
    let packed = Self.packed([("192.0.2.1", messages), ("198.51.100.1", 1)])
    #expect(Set(Self.unpacked(packed)) == ["192.0.2.1 \(messages)", "198.51.100.1 1"])
    #expect(packed.sources.count == (messages <= 65_535 ? 12 : 6))
    #expect(packed.messages == (messages == .max ? .max : messages + 1))
  }

  @Test func `zero addresses and none are three things`() {
    let packed = Self.packed([("0.0.0.0", 1), ("::", 2), (nil, 3), ("0.0.0.0", 70_000)])
    #expect(Self.unpacked(packed) == ["- 3", "0.0.0.0 70001", ":: 2"])
  }

  @Test func `bytes that are cut short are left out`() {
    let packed = Self.packed([("192.0.2.1", 1), ("2001:db8::1", 2)])
    for count in 0..<6 {
      var found = 0
      Array(packed.sources.prefix(count)).withUnsafeBytes { bytes in
        found += PackedSources.Entries(bytes).count
      }
      #expect(found == 0)
    }
    for count in 0..<25 {
      var found = 0
      Array(packed.otherSources.prefix(count)).withUnsafeBytes { bytes in
        PackedSources.forEachOther(in: bytes) { _, _ in found += 1 }
      }
      #expect(found == 0)
    }
  }
}
