public import DMARC
import Foundation
import GRDB

/// The cache of names of addresses, which ``ReportStore/save(_:)`` fills.
extension ReportStore {
  /// What DNS called some addresses; those that were never asked for are not in it.
  public func addressNames(
    for addresses: [IPAddress]
  ) throws(StoreError) -> [IPAddress: AddressName] {
    try read { database in
      var names: [IPAddress: AddressName] = [:]
      let statement = try database.cachedStatement(sql: Self.selectNames + " WHERE address = ?")
      for address in addresses {
        let row = try Row.fetchOne(statement, arguments: [Data(address.bytes)])
        if let name = row.flatMap(Self.addressName) { names[address] = name }
      }
      return names
    }
  }

  /// The names that DNS confirmed both ways, by address.
  public func confirmedAddressNames() throws(StoreError) -> [IPAddress: String] {
    try read { database in
      var names: [IPAddress: String] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT address, name FROM address_name WHERE is_confirmed AND name IS NOT NULL")
      while let row = try rows.next() {
        let (bytes, name): (Data, String) = (row[0], row[1])
        guard let address = bytes.withUnsafeBytes({ IPAddress(bytes: $0) }) else { continue }
        names[address] = name
      }
      return names
    }
  }

  /// Keeps what was found out, in one transaction. An address for which no server answered keeps the
  /// name that it had.
  public func save(_ names: [AddressName]) throws(StoreError) {
    try StoreError.rethrowing(path: path) {
      try self.database.write { database in
        let statement = try database.cachedStatement(
          sql: """
            INSERT INTO address_name (address, name, is_confirmed, is_answered, checked_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (address) DO UPDATE SET
              name = CASE WHEN ?4 THEN excluded.name ELSE name END,
              is_confirmed = CASE WHEN ?4 THEN excluded.is_confirmed ELSE is_confirmed END,
              is_answered = excluded.is_answered, checked_at = excluded.checked_at
            """)
        for name in names {
          try statement.execute(
            arguments: [
              Data(name.address.bytes), name.name, name.isConfirmed, name.isAnswered,
              name.checkedAt,
            ])
        }
      }
    }
  }

  private static let selectNames =
    "SELECT address, name, is_confirmed, is_answered, checked_at FROM address_name"

  private static func addressName(_ row: Row) -> AddressName? {
    let bytes: Data = row[0]
    guard let address = bytes.withUnsafeBytes({ IPAddress(bytes: $0) }) else { return nil }
    return AddressName(
      address: address, name: row[1], isConfirmed: row[2], isAnswered: row[3], checkedAt: row[4])
  }
}
