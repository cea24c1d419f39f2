import DMARC

/// Turns the names in a document into ``ReportElement``s.
///
/// libxml2 keeps one copy of each name, so the address of a name is looked up first; the letters are
/// compared only the first time that an address is met.
struct ElementNames: ~Copyable {
  struct Match {
    var element: ReportElement
    /// A tolerated other spelling.
    var isAlias: Bool
    /// The bytes before the local name, with the colon; 0 without a prefix.
    var prefixLength: Int
  }

  private struct Place {
    var name: UnsafePointer<UInt8>?
    var match = Match(element: .unknown, isAlias: false, prefixLength: 0)
  }

  private var places: [Place]
  private let table: [(name: [UInt8], element: ReportElement, isAlias: Bool)]

  init() {
    places = Array(repeating: Place(), count: 256)
    table =
      ReportElement.allCases.filter { $0 != .unknown }.map { (Array($0.name.utf8), $0, false) }
      // Tolerated spellings, and who sends them: junc.org, unipi.it, petesrs, passco.
      + [(Array("identities".utf8), .identifiers, true)]
  }

  /// Forgets the addresses, which are void once the document's parser is replaced.
  mutating func removeAddresses() {
    for index in places.indices { places[index] = Place() }
  }

  mutating func match(_ name: UnsafePointer<UInt8>) -> Match {
    let index = (Int(bitPattern: name) >> 3) & 255
    if places[index].name == name { return places[index].match }
    let match = compare(name)
    places[index] = Place(name: name, match: match)
    return match
  }

  private func compare(_ name: UnsafePointer<UInt8>) -> Match {
    var length = 0
    var prefixLength = 0
    while name[length] != 0 {
      if name[length] == UInt8(ascii: ":") { prefixLength = length + 1 }
      length += 1
    }
    let local = UnsafeBufferPointer(start: name + prefixLength, count: length - prefixLength)
    for entry in table where entry.name.elementsEqual(local) {
      return Match(element: entry.element, isAlias: entry.isAlias, prefixLength: prefixLength)
    }
    return Match(element: .unknown, isAlias: false, prefixLength: prefixLength)
  }
}
