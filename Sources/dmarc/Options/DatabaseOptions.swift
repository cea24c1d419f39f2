import AddressNames
import ArgumentParser
import Configuration
import Foundation

/// Databases of addresses that the user has; the options win over `dmarc.yml`.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A database of networks in MaxMind's format, for --by network. (default: mmdb.asn of dmarc.yml)",
      valueName: "path"))
  var asnDatabase: String?
  @Option(
    help: ArgumentHelp(
      "A database of countries, for --by country. (default: mmdb.country of dmarc.yml)",
      valueName: "path"))
  var countryDatabase: String?

  /// `nil` when there is none: the prefix of an address is a network, too.
  func networks(_ file: SettingsFile) throws -> NetworkDatabase? {
    let path = asnDatabase ?? named(file.settings().networkDatabase, in: file)
    return try path.map { try NetworkDatabase(path: $0) }
  }

  /// Nothing but a database knows countries.
  func countries(_ file: SettingsFile) throws -> CountryDatabase {
    guard let path = countryDatabase ?? named(file.settings().countryDatabase, in: file) else {
      throw ValidationError(
        "--by country needs a database of countries in MaxMind's format: name it with "
          + "--country-database, or as mmdb.country in dmarc.yml.")
    }
    return try CountryDatabase(path: path)
  }

  /// What a file names lies beside it or in the home, wherever the command runs.
  private func named(_ written: String?, in file: SettingsFile) -> String? {
    let home = ProcessInfo.processInfo.environment["HOME"]
    return written.map { file.databasePath($0, home: home) }
  }
}
