import Testing

@testable import AddressNames

@Suite struct HostNameTests {
  /// A name in wire format, label by label.
  private static func wire(_ labels: [String]) -> [UInt8] {
    labels.flatMap { [UInt8(truncatingIfNeeded: $0.utf8.count)] + Array($0.utf8) } + [0]
  }

  @Test(arguments: [
    (["mail", "example", "com"], "mail.example.com"),
    (["MAIL", "Example", "com"], "mail.example.com"),
    (["_dc-mx", "xn--bcher-kva", "example"], "_dc-mx.xn--bcher-kva.example"),
    (["4-3-2-1", "dyn", "example", "net"], "4-3-2-1.dyn.example.net"),
  ])
  func `names of hosts are taken in lower case`(labels: [String], name: String) {
    #expect(HostName.text(wire: Self.wire(labels)) == name)
  }

  @Test(arguments: [
    [], ["localhost"], ["a b", "example"], ["\u{1b}[31m", "example"], ["a.b", "example"],
    ["\u{e9}", "example"], ["<script>", "example"], ["\0", "example"], ["a\nb", "example"],
    ["'; DROP TABLE", "example"],
  ])
  func `what is no name of a host is none`(labels: [String]) {
    #expect(HostName.text(wire: Self.wire(labels)) == nil)
  }

  @Test(arguments: [
    [], [3], [3, 97], [1, 97, 1, 98], [0xc0, 0x0c], [1, 97, 0xc0, 0x0c], [0x40, 0], [255],
    [UInt8](repeating: 1, count: 256),
  ])
  func `bytes that are cut or point elsewhere are no name`(bytes: [UInt8]) {
    #expect(HostName.text(wire: bytes) == nil)
  }

  @Test func `any bytes are read or refused`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: Bool.random() ? 0...10 : 0...255, using: &random)
      }
      let name = HostName.text(wire: bytes)
      #expect(name.map { $0.utf8.allSatisfy { $0 > 32 && $0 < 127 } } ?? true)
    }
  }
}
