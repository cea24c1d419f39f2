extension Traffic {
  /// Takes names of one organisation for one reporter: some send each report under the name of the host
  /// that wrote it, and one is known by 315 names.
  ///
  /// What tells an organisation is the Organizational Domain of its address, else its name (reports.md
  /// 5.3, `reporter_key`). Where it has several names, the domain is shown.
  ///
  /// - Parameter organizationalDomain: the Organizational Domain of a canonical name.
  public mutating func uniteReporters(_ organizationalDomain: (String) -> String) {
    let keys = reporters.indices.map { place in
      let domain = reporterDomains.indices.contains(place) ? reporterDomains[place] : ""
      return domain.isEmpty ? reporters[place].lowercased() : organizationalDomain(domain)
    }
    var places: [String: Int] = [:]
    var united: [(name: String, domain: String)] = []
    let newPlaces = keys.indices.map { old in
      if let place = places[keys[old]] {
        if united[place].name != reporters[old] { united[place].name = keys[old] }
        return place
      }
      places[keys[old]] = united.count
      united.append((reporters[old], keys[old]))
      return united.count - 1
    }
    guard united.count < reporters.count else { return }
    reporters = united.map(\.name)
    reporterDomains = united.map(\.domain)
    for group in groups.indices { groups[group].reporter = newPlaces[groups[group].reporter] }
  }
}
