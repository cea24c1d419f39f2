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
    let keys = reporters.indices.map { place in
      let name = DomainName.canonical(reporters[place])
      guard name.contains("."), DomainName.canHaveRecord(name) else { return name }
      let organization = organizationalDomain(name)
      let domain = reporterDomains.indices.contains(place) ? reporterDomains[place] : ""
      return domain.isEmpty || organizationalDomain(domain) == organization ? organization : name
    }
    var places: [String: Int] = [:]
    var united: [(name: String, domain: String)] = []
    let newPlaces = keys.indices.map { old in
      if let place = places[keys[old]] {
        if united[place].name != reporters[old] { united[place].name = keys[old] }
        return place
      }
      places[keys[old]] = united.count
      united.append(
        (reporters[old], reporterDomains.indices.contains(old) ? reporterDomains[old] : ""))
      return united.count - 1
    }
    guard united.count < reporters.count else { return }
    reporters = united.map(\.name)
    reporterDomains = united.map(\.domain)
    for group in groups.indices { groups[group].reporter = newPlaces[groups[group].reporter] }
  }
}
