import AddressNames
import ArgumentParser
import Configuration

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
  func networks(_ settings: Settings) throws -> NetworkDatabase? {
    try (asnDatabase ?? settings.networkDatabase).map { try NetworkDatabase(path: $0) }
  }

  /// Nothing but a database knows countries.
  func countries(_ settings: Settings) throws -> CountryDatabase {
    guard let path = countryDatabase ?? settings.countryDatabase else {
      throw ValidationError(
        "--by country needs a database of countries in MaxMind's format: name it with "
          + "--country-database, or as mmdb.country in dmarc.yml.")
    }
    return try CountryDatabase(path: path)
  }
}
