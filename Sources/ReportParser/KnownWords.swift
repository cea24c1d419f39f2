import DMARC

/// Remembers short words of closed vocabularies: `pass`, `fail` and `none` are in every record, and one
/// comparison of eight bytes takes the place of reading and interning them.
struct KnownWords: ~Copyable {
  enum Vocabulary: UInt64 { case disposition, mechanism, result }

  private struct Place {
    var key: UInt64 = 0
    /// The raw value of what the word means.
    var value: UInt8 = 0
    var text = TextID.absent
  }

  private let places: UnsafeMutablePointer<Place>

  /// Each word has one place, and may push another out of it.
  private static let placeCount = 64
  private static let longest = 7

  init() {
    places = .allocate(capacity: Self.placeCount)
    places.initialize(repeating: Place(), count: Self.placeCount)
  }

  deinit { places.deallocate() }

  /// Forgets all words, whose texts are void.
  mutating func removeAll() { places.update(repeating: Place(), count: Self.placeCount) }

  func word<Value: RawRepresentable<UInt8>>(
    _ field: FieldText, in vocabulary: Vocabulary
  ) -> Reported<Value>? {
    let key = Self.key(field, vocabulary)
    let place = places[Self.index(key)]
    guard key != 0, place.key == key else { return nil }
    return Reported(value: Value(rawValue: place.value), text: place.text)
  }

  /// Remembers a word that is written as it should be, if it has a value.
  mutating func learn<Value: RawRepresentable<UInt8>>(
    _ word: Reported<Value>, _ field: FieldText, in vocabulary: Vocabulary
  ) {
    let key = Self.key(field, vocabulary)
    guard key != 0, let value = word.value else { return }
    places[Self.index(key)] = Place(key: key, value: value.rawValue, text: word.text)
  }

  /// The bytes, with their number and the vocabulary behind them; 0 for a text that is too long.
  private static func key(_ field: FieldText, _ vocabulary: Vocabulary) -> UInt64 {
    let count = field.bytes.count
    guard count > 0, count <= longest else { return 0 }
    return field.eightBytes(at: 0) | UInt64(count) &<< 56 | vocabulary.rawValue &<< 60
  }

  private static func index(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 58)
  }
}
