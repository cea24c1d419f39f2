extension Traffic {
  /// Takes the hosts of one organisation for one reporter: some send each report under the name of the host
  /// that wrote it, and one is known by 315 names.
  ///
  /// The name of a host below the Organizational Domain of the report's own address, or of a report
  /// without one, stands for that domain (reports.md 5.3, `reporter_key`). Names that are no hosts, or have
  /// another domain than the address, tell services apart and stay.
  ///
  /// - Parameter organizationalDomain: the Organizational Domain of a canonical name.
  public mutating func uniteReporters(_ organizationalDomain: (String) -> String) {
    var places: [String: Int] = [:]
    var united: [(name: String, domain: String)] = []
    let newPlaces = zip(reporters, reporterDomains).map { name, domain in
      let key = Self.reporterKey(name, domain, organizationalDomain)
      if let place = places[key] {
        if united[place].name != name { united[place].name = key }
        return place
      }
      places[key] = united.count
      united.append((name, domain))
      return united.count - 1
    }
    guard united.count < newPlaces.count else { return }
    reporters = united.map(\.name)
    reporterDomains = united.map(\.domain)
    for group in groups.indices { groups[group].reporter = newPlaces[groups[group].reporter] }
  }

  private static func reporterKey(
    _ name: String, _ domain: String, _ organizationalDomain: (String) -> String
  ) -> String {
    let name = DomainName.canonical(name)
    guard name.contains("."), DomainName.canHaveRecord(name) else { return name }
    let organization = organizationalDomain(name)
    return domain.isEmpty || organizationalDomain(domain) == organization ? organization : name
  }
}
