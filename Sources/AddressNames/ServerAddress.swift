public import DMARC

/// A name server as people write it.
public struct ServerAddress: Sendable, Hashable {
  public var address: IPAddress
  public var port: UInt16

  /// `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`.
  public init?(_ text: String) {
    var host = text[...]
    var port: UInt16? = 53
    if text.first == "[", let end = text.lastIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if !rest.isEmpty { port = rest.first == ":" ? UInt16(rest.dropFirst()) : nil }
    } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      port = UInt16(text[text.index(after: colon)...])
    }
    // An address as reports write it may have more behind it; one that somebody types may not.
    guard let address = IPAddress(String(host)), let port, port > 0,
      host.utf8.allSatisfy({ $0 != 32 && $0 != 37 && $0 != 40 && $0 != 91 && $0 != 93 })
    else { return nil }
    self.address = address
    self.port = port
  }

  /// As libunbound takes it.
  var text: String { "\(address)@\(port)" }
}
