/// The rows of `reporter`.
final class ReporterTable {
  private struct Name: Hashable {
    var organization: String
    var email: String
  }

  /// A hundred reporters write to a large domain; anybody can make up others.
  private static let keptReporters = 1_000

  private let select: Statement
  private let insert: Statement
  /// Reporters met lately. None goes away.
  private var known: [Name: Int64] = [:]

  init(_ connection: OpaquePointer) throws(StoreError) {
    select = try Statement(
      connection, "SELECT id FROM reporter WHERE organization = ?1 AND email = ?2")
    insert = try Statement(
      connection, "INSERT INTO reporter (organization, email) VALUES (?1, ?2)")
  }

  /// The row of a reporter, which is made if it is not there.
  func id(organization: String, email: String) throws(StoreError) -> Int64 {
    let name = Name(organization: organization, email: email)
    if let id = known[name] { return id }
    let id = try findOrMake(name)
    if known.count >= Self.keptReporters { known = [:] }
    known[name] = id
    return id
  }

  private func findOrMake(_ name: Name) throws(StoreError) -> Int64 {
    select.bind(name.organization, at: 1)
    select.bind(name.email, at: 2)
    if let id = try select.firstInteger() { return id }
    insert.bind(name.organization, at: 1)
    insert.bind(name.email, at: 2)
    try insert.run()
    return insert.lastInsertedID
  }
}
