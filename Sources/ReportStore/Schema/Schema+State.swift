import GRDB

/// Whose tables a file has.
extension Schema {
  enum State {
    /// None: an empty file.
    case nothing
    /// Another program's: none of our steps made them.
    case foreign
    /// An earlier version's of this program.
    case older
    case current
    /// Written by a later version of this program.
    case newer
  }

  static func state(_ database: Database) throws -> State {
    let migrator = self.migrator
    if try migrator.hasBeenSuperseded(database) { return .newer }
    if try migrator.hasCompletedMigrations(database) { return .current }
    if try !migrator.appliedMigrations(database).isEmpty { return .older }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return tables > 0 ? .foreign : .nothing
  }
}
