import DMARC

/// Remembers what names mean inside which elements, for those that need no second look: no prefix, no
/// other spelling, nothing to note.
///
/// libxml2 keeps one copy of each name, so the address of a name stands for it. One search answers
/// what the name is, what it means here, and whether there is anything odd about it.
struct ElementMeanings: ~Copyable {
  private struct Place {
    var name: UnsafePointer<UInt8>?
    var parent = ElementContext.outside
    var context = ElementContext.outside
    var element = ReportElement.unknown
  }

  /// Hashed by address and parent with linear probing; a report has some 60 elements in their places,
  /// and no other is learnt.
  private let places: UnsafeMutablePointer<Place>

  private static let placeCount = 256

  init() {
    places = .allocate(capacity: Self.placeCount)
    places.initialize(repeating: Place(), count: Self.placeCount)
  }

  deinit { places.deallocate() }

  /// Forgets the addresses, which are void once the document's parser is replaced.
  mutating func removeAddresses() { places.update(repeating: Place(), count: Self.placeCount) }

  /// The element that begins with a name inside `parent`, if it was learnt.
  func frame(_ name: UnsafePointer<UInt8>, in parent: ElementContext) -> ElementFrame? {
    var index = Self.index(name, parent)
    while let known = places[index].name {
      if known == name, places[index].parent == parent {
        return ElementFrame(
          name: name, context: places[index].context, element: places[index].element)
      }
      index = (index &+ 1) & (Self.placeCount - 1)
    }
    return nil
  }

  /// - Precondition: `frame` is an element of a report at its place, and was not learnt before.
  mutating func learn(_ frame: ElementFrame, in parent: ElementContext) {
    var index = Self.index(frame.name, parent)
    while places[index].name != nil { index = (index &+ 1) & (Self.placeCount - 1) }
    places[index] = Place(
      name: frame.name, parent: parent, context: frame.context, element: frame.element)
  }

  private static func index(_ name: UnsafePointer<UInt8>, _ parent: ElementContext) -> Int {
    let key = UInt64(UInt(bitPattern: name)) ^ UInt64(parent.rawValue) &<< 56
    return Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 56)
  }
}
