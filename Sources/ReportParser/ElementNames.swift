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

  /// Hashed by address with linear probing; 45 names of the standard leave nearly all of it empty.
  private let places: UnsafeMutablePointer<Place>
  private var placesTaken = 0
  private let table: [(name: [UInt8], element: ReportElement, isAlias: Bool)]

  private static let placeCount = 1_024

  init() {
    places = .allocate(capacity: Self.placeCount)
    places.initialize(repeating: Place(), count: Self.placeCount)
    table =
      ReportElement.allCases.filter { $0 != .unknown }.map { (Array($0.name.utf8), $0, false) }
      // Tolerated spellings, and who sends them: junc.org, unipi.it, petesrs, passco.
      + [(Array("identities".utf8), .identifiers, true)]
  }

  deinit { places.deallocate() }

  /// Forgets the addresses, which are void once the document's parser is replaced.
  mutating func removeAddresses() {
    places.update(repeating: Place(), count: Self.placeCount)
    placesTaken = 0
  }

  mutating func match(_ name: UnsafePointer<UInt8>) -> Match {
    let hash = UInt64(UInt(bitPattern: name)) &* 0x9e37_79b9_7f4a_7c15
    var index = Int(truncatingIfNeeded: hash >> 54)
    while let known = places[index].name {
      if known == name { return places[index].match }
      index = (index + 1) & (Self.placeCount - 1)
    }
    let match = compare(name)
    // A document of many names finds no more places; its names are compared each time.
    if placesTaken < Self.placeCount / 2 {
      places[index] = Place(name: name, match: match)
      placesTaken += 1
    }
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
    for entry in table where entry.name.count == local.count {
      guard entry.name.elementsEqual(local) else { continue }
      return Match(element: entry.element, isAlias: entry.isAlias, prefixLength: prefixLength)
    }
    return Match(element: .unknown, isAlias: false, prefixLength: prefixLength)
  }
}
