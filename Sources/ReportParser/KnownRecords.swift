import DMARC
import Glibc

/// Records that were read before, to be known again by their bytes.
///
/// Most records of a report, and of those that follow it, differ from one before in nothing but their
/// address and their count. Of the same bytes at the same place libxml2 would make the same events, so one
/// comparison takes the place of some forty tags. There are two generations: the older is forgotten when
/// the newer is full, but for what was met again.
struct KnownRecords: ~Copyable {
  /// What a record came to.
  struct Meaning {
    var record: Record
    /// What it has that only RFC 9990 knows.
    var evidence: StaticString?
  }

  /// What bytes between the parts of a report begin with.
  enum Look {
    case noRecord
    /// As it was read before, with another address and count, and how far it goes.
    case known(Meaning, length: Int, TextExtent)
    case unknown(Unknown)
    /// One that is not like most and is not remembered.
    case unusual
  }

  /// A record to be remembered once it is read.
  struct Unknown {
    fileprivate let parts: RecordParts
    fileprivate let shape: Int?
    fileprivate let hash: UInt64

    var length: Int { parts.length }
  }

  private struct Known {
    var meaning: Meaning
    /// A place in ``shapes``.
    var shape: Int
    /// Of the tail.
    var extent: TextExtent
  }

  private struct Generation: ~Copyable {
    var tails: TextTable
    /// By the tails' numbers, less one.
    var known: [Known] = []

    init(seed: UInt64) { tails = TextTable(seed: seed) }

    func find(_ tail: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Known? {
      let number = tails.find(tail, hash: hash)
      return number.isAbsent ? nil : known[Int(number.number) - 1]
    }

    mutating func insert(_ new: Known, _ tail: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
      let place = Int(tails.intern(tail, hash: hash).number) - 1
      if place < known.count { known[place] = new } else { known.append(new) }
    }

    mutating func removeAll() {
      tails.removeAll()
      known.removeAll(keepingCapacity: true)
    }
  }

  private let limit: Int
  private var newer: Generation
  private var older: Generation
  private var shapes: [RecordShape] = []
  /// The one that was met last: documents have one.
  private var usualShape = 0

  /// Ways to begin a record that are kept.
  private static let mostShapes = 16

  /// - Parameter limit: bytes of each generation; 0 to know none.
  init(limit: Int) {
    self.limit = limit
    let seed = UInt64.random(in: .min ... .max)
    newer = Generation(seed: seed)
    older = Generation(seed: seed)
  }

  deinit { for shape in shapes { shape.deallocate() } }

  /// Forgets all, whose texts are void.
  mutating func removeAll() {
    newer.removeAll()
    older.removeAll()
    for shape in shapes { shape.deallocate() }
    shapes.removeAll(keepingCapacity: true)
  }

  // MARK: Finding

  /// - Parameter bytes: as many as a record has that is looked at, or all there are; with a zero behind.
  mutating func look(at bytes: UnsafeBufferPointer<UInt8>) -> Look {
    let tag: StaticString = "<record>"
    guard limit > 0, bytes.count >= tag.utf8CodeUnitCount, let start = bytes.baseAddress,
      memcmp(start, tag.utf8Start, tag.utf8CodeUnitCount) == 0
    else { return .noRecord }
    guard let parts = knownParts(bytes) else {
      guard let parts = RecordParts(bytes) else { return .unusual }
      let tail = UnsafeBufferPointer(rebasing: bytes[parts.tail])
      return .unknown(Unknown(parts: parts, shape: nil, hash: newer.tails.hash(of: tail)))
    }
    let tail = UnsafeBufferPointer(rebasing: bytes[parts.tail])
    let hash = newer.tails.hash(of: tail)
    guard let known = newer.find(tail, hash) ?? findOlder(tail, hash), known.shape == usualShape
    else { return .unknown(Unknown(parts: parts, shape: usualShape, hash: hash)) }
    var meaning = known.meaning
    meaning.record.sourceAddress = parts.address
    meaning.record.count = parts.count
    let extent =
      shapes[known.shape].extent(
        addressLength: parts.addressLength, countLength: parts.countLength) + known.extent
    return .known(meaning, length: parts.length, extent)
  }

  /// Divides a record that begins as one did before, and takes note of the shape.
  private mutating func knownParts(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordParts? {
    guard usualShape < shapes.count else { return nil }
    if let parts = RecordParts(bytes, as: shapes[usualShape]) { return parts }
    for place in shapes.indices where place != usualShape {
      guard let parts = RecordParts(bytes, as: shapes[place]) else { continue }
      usualShape = place
      return parts
    }
    return nil
  }

  private mutating func findOlder(
    _ tail: UnsafeBufferPointer<UInt8>, _ hash: UInt64
  ) -> Known? {
    guard let known = older.find(tail, hash) else { return nil }
    insert(known, tail, hash)
    return known
  }

  // MARK: Learning

  /// Remembers a record, unless there is more to its bytes than tags and texts.
  ///
  /// - Precondition: it came of these bytes and of nothing else, nothing was told beside it, and nothing
  ///   was forgotten since they were looked at.
  mutating func learn(
    _ meaning: Meaning, _ unknown: Unknown, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let parts = unknown.parts
    guard meaning.record.sourceAddress == parts.address, meaning.record.count == parts.count,
      !Self.hasDeclarations(bytes)
    else { return }
    let tail = UnsafeBufferPointer(rebasing: bytes[parts.tail])
    let shape = unknown.shape ?? newShape(bytes, parts)
    insert(Known(meaning: meaning, shape: shape, extent: TextExtent(tail)), tail, unknown.hash)
  }

  private mutating func newShape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ parts: RecordParts
  ) -> Int {
    if shapes.count == Self.mostShapes { removeAll() }
    shapes.append(RecordShape(lead: bytes[parts.lead], middle: bytes[parts.middle]))
    usualShape = shapes.count - 1
    return usualShape
  }

  private mutating func insert(
    _ known: Known, _ tail: UnsafeBufferPointer<UInt8>, _ hash: UInt64
  ) {
    if newer.tails.byteCount + tail.count > limit {
      swap(&newer, &older)
      newer.removeAll()
    }
    newer.insert(known, tail, hash)
  }

  /// Comments and the like, in which there may be anything.
  private static func hasDeclarations(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    [UInt8(ascii: "!"), UInt8(ascii: "?")].contains { stands($0, behindLessThanIn: bytes) }
  }

  private static func stands(
    _ byte: UInt8, behindLessThanIn bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return false }
    var offset = 1
    while offset < bytes.count,
      let found = memchr(start + offset, Int32(byte), bytes.count - offset)
    {
      offset = start.distance(to: found) + 1
      if bytes[offset - 2] == UInt8(ascii: "<") { return true }
    }
    return false
  }
}
