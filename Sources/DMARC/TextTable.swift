/// A small integer that stands for a text of a ``TextTable``; 0 stands for no text.
public struct TextID: BitwiseCopyable, Sendable, Hashable {
  public let number: UInt32
  @inlinable public init(number: UInt32) { self.number = number }

  public static var absent: TextID { TextID(number: 0) }
  @inlinable public var isAbsent: Bool { number == 0 }
}

/// Byte strings, each kept once and named by a small integer from 1 on.
///
/// It is the reason why reading a record makes no `String`: a domain, a selector or a list of
/// results is copied the first time it is met and is a number ever after. Places are chosen with a
/// seed that differs from table to table, so nobody can write texts that collide.
public struct TextTable: ~Copyable {
  @usableFromInline struct Entry {
    var hash: UInt64
    @usableFromInline var offset: UInt32
    @usableFromInline var length: UInt32
  }

  /// Open addressing with linear probing: entry numbers, 0 for an empty place.
  private var places: UnsafeMutablePointer<UInt32>
  private var placeCount: Int
  @usableFromInline var entries: UnsafeMutablePointer<Entry>
  private var entryCapacity: Int
  @usableFromInline var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity: Int
  private let seed: UInt64

  /// How many texts there are. Their numbers are `1...count`.
  public private(set) var count = 0
  /// Bytes of all texts together.
  public private(set) var byteCount = 0

  /// - Parameter seed: the same for tables whose hashes are to be the same.
  public init(seed: UInt64 = .random(in: .min ... .max)) {
    self.seed = seed
    placeCount = 256
    places = .allocate(capacity: placeCount)
    places.initialize(repeating: 0, count: placeCount)
    entryCapacity = 128
    entries = .allocate(capacity: entryCapacity)
    arenaCapacity = 4_096
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    places.deallocate()
    entries.deallocate()
    arena.deallocate()
  }

  /// The number of a text, which is kept if it is new.
  ///
  /// - Precondition: the texts together stay under 4 GiB; callers bound them with ``removeAll()``.
  public mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    intern(text, hash: hash(of: text))
  }

  /// The same with a hash that this table, or one with its seed, has made before.
  public mutating func intern(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> TextID {
    let place = place(of: text, hash)
    if places[place] != 0 { return TextID(number: places[place]) }
    append(text, hash: hash)
    places[place] = UInt32(count)
    let id = TextID(number: UInt32(count))
    if count * 2 > placeCount { growPlaces() }
    return id
  }

  /// The number of a text, absent if it is not there.
  public borrowing func find(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    find(text, hash: hash(of: text))
  }

  /// The same with a hash that this table, or one with its seed, has made before.
  public borrowing func find(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> TextID {
    TextID(number: places[place(of: text, hash)])
  }

  /// The hash by which the table finds a text.
  public borrowing func hash(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    TextHash.fast(text, seed)
  }

  /// The number of a text, which is added if it is not there.
  public mutating func intern(_ text: String) -> TextID {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// Calls `body` with the bytes of a text, which are valid during the call only.
  ///
  /// - Precondition: the text is not absent and comes from this table since it was last emptied.
  @inlinable public borrowing func withBytes<Result>(
    of id: TextID, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    precondition(id.number > 0 && Int(id.number) <= count, "a text of another table")
    let entry = entries[Int(id.number) - 1]
    return body(
      UnsafeBufferPointer(start: arena + Int(entry.offset), count: Int(entry.length)))
  }

  /// The text as a `String`, or `nil` for the absent one.
  public borrowing func string(_ id: TextID) -> String? {
    id.isAbsent ? nil : withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// Forgets every text; numbers given out before are void. The memory is kept for the next ones.
  public mutating func removeAll() {
    guard count > 0 else { return }
    places.update(repeating: 0, count: placeCount)
    count = 0
    byteCount = 0
  }

  /// Where a text is, or the empty place that is its own.
  private borrowing func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (placeCount - 1)
    while places[place] != 0 {
      let entry = entries[Int(places[place]) - 1]
      if entry.hash == hash, isEqual(entry, text) { break }
      place = (place + 1) & (placeCount - 1)
    }
    return place
  }

  private func isEqual(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.length) == text.count else { return false }
    guard let base = text.baseAddress else { return true }
    let kept = UnsafeRawPointer(arena + Int(entry.offset))
    let new = UnsafeRawPointer(base)
    let length = text.count
    var offset = 0
    while offset &+ 16 <= length {
      if Self.differ(kept + offset, new + offset) | Self.differ(kept + offset + 8, new + offset + 8)
        != 0
      {
        return false
      }
      offset &+= 16
    }
    if offset &+ 8 <= length {
      if Self.differ(kept + offset, new + offset) != 0 { return false }
      offset &+= 8
    }
    return TextHash.tail(kept, offset, length) == TextHash.tail(new, offset, length)
  }

  /// In which bits eight bytes differ from others.
  private static func differ(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> UInt64 {
    left.loadUnaligned(as: UInt64.self) ^ right.loadUnaligned(as: UInt64.self)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64) {
    precondition(byteCount + text.count < Int(UInt32.max), "the texts of a table are bounded")
    if byteCount + text.count > arenaCapacity {
      arenaCapacity = max(arenaCapacity * 2, byteCount + text.count)
      arena = Self.moved(arena, count: byteCount, to: arenaCapacity)
    }
    if count == entryCapacity {
      entryCapacity *= 2
      entries = Self.moved(entries, count: count, to: entryCapacity)
    }
    if let start = text.baseAddress { (arena + byteCount).update(from: start, count: text.count) }
    (entries + count).initialize(
      to: Entry(hash: hash, offset: UInt32(byteCount), length: UInt32(text.count)))
    byteCount += text.count
    count += 1
  }

  private mutating func growPlaces() {
    places.deallocate()
    placeCount *= 2
    places = .allocate(capacity: placeCount)
    places.initialize(repeating: 0, count: placeCount)
    for index in 0..<count {
      var place = Int(truncatingIfNeeded: entries[index].hash) & (placeCount - 1)
      while places[place] != 0 { place = (place + 1) & (placeCount - 1) }
      places[place] = UInt32(index + 1)
    }
  }

  private static func moved<Element>(
    _ old: UnsafeMutablePointer<Element>, count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
