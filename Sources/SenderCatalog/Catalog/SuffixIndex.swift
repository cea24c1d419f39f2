/// Finds the entry with the longest suffix of a name: a walk over its labels, each a look into a
/// dictionary, however many entries there are.
struct SuffixIndex {
  private var places: [Substring: Int] = [:]

  /// The last one that is added for a domain is found.
  mutating func add(_ domain: String, _ place: Int) { places[domain[...]] = place }

  /// - Parameter name: canonical.
  func place(of name: String) -> Int? {
    var rest = name[...]
    while true {
      if let place = places[rest] { return place }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[rest.utf8.index(after: dot)...]
    }
  }
}
