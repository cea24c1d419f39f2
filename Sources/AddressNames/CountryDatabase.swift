public import DMARC

/// Which country an address is in, by a database that the owner has: GeoLite2-Country or -City,
/// DB-IP's or IPinfo's, or another with their keys.
public final class CountryDatabase {
  private let file: MaxMindFile

  public init(path: String) throws(DatabaseError) {
    file = try MaxMindFile(path: path, notOf: ["ASN"], wanted: "one of countries")
  }

  /// The country's two letters (ISO 3166-1 alpha-2); where the database does not know where an
  /// address is, those of where it is registered.
  public func country(of address: IPAddress) -> String? {
    let values = file.values(
      of: address,
      [
        ["country", "iso_code"], ["country_code"], ["registered_country", "iso_code"], ["country"],
      ])
    return values.lazy.compactMap { $0.flatMap(Self.code) }.first
  }

  private static func code(_ value: MaxMindFile.Field) -> String? {
    guard case .text(let text) = value, text.utf8.count == 2,
      text.utf8.allSatisfy({ (65...90).contains($0 & 0xdf) && $0 & 0x80 == 0 })
    else { return nil }
    return text.uppercased()
  }
}
