public import DMARC

/// An autonomous system: who announces an address (RFC 1930).
public struct AutonomousSystem: Sendable, Hashable {
  public var number: UInt32
  public var organization: String?

  public init(number: UInt32, organization: String? = nil) {
    self.number = number
    self.organization = organization
  }
}

/// Which network an address is in, by a database that the owner has: GeoLite2-ASN, DB-IP's or
/// IPinfo's, or another with their keys.
public final class NetworkDatabase {
  private let file: MaxMindFile

  public init(path: String) throws(DatabaseError) {
    file = try MaxMindFile(path: path, notOf: ["Country", "City"], wanted: "one of networks (ASN)")
  }

  /// `nil` when the database does not know it, or nobody announces it.
  public func asn(of address: IPAddress) -> AutonomousSystem? {
    let values = file.values(
      of: address,
      [
        ["autonomous_system_number"], ["autonomous_system_organization"], ["asn"], ["as_name"],
      ])
    guard let number = Self.number(values[0] ?? values[2]) else { return nil }
    return AutonomousSystem(number: number, organization: Self.text(values[1] ?? values[3]))
  }

  /// A number, or `AS64496`.
  private static func number(_ value: MaxMindFile.Field?) -> UInt32? {
    let number: UInt32? =
      switch value {
      case .number(let number): UInt32(exactly: number)
      case .text(let text):
        UInt32(text.uppercased().hasPrefix("AS") ? text.dropFirst(2) : text[...])
      case nil: nil
      }
    // RFC 7607: nobody is AS 0.
    return number == 0 ? nil : number
  }

  private static func text(_ value: MaxMindFile.Field?) -> String? {
    if case .text(let text) = value, !text.isEmpty { text } else { nil }
  }
}
