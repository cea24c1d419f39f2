import Glibc

/// How a record begins, up to its count: the same in all records that a program writes.
///
/// Its bytes are freed by ``deallocate()``: counting who holds them would cost more than comparing them.
struct RecordShape {
  let lead: UnsafeBufferPointer<UInt8>
  let middle: UnsafeBufferPointer<UInt8>
  private let leadExtent: TextExtent
  private let middleExtent: TextExtent

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: RecordParts) {
    lead = Self.copy(bytes[parts.lead])
    middle = Self.copy(bytes[parts.middle])
    leadExtent = TextExtent(lead)
    middleExtent = TextExtent(middle)
  }

  func deallocate() {
    lead.deallocate()
    middle.deallocate()
  }

  func leads(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { Self.stands(lead, in: bytes, at: 0) }

  func hasMiddle(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    Self.stands(middle, in: bytes, at: place)
  }

  /// The extent of a record of this shape up to its tail.
  func extent(of parts: RecordParts) -> TextExtent {
    leadExtent + TextExtent(columns: parts.middle.lowerBound - parts.lead.upperBound)
      + middleExtent + TextExtent(columns: parts.tail.lowerBound - parts.middle.upperBound)
  }

  private static func copy(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    return UnsafeBufferPointer(copy)
  }

  private static func stands(
    _ known: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard let start = bytes.baseAddress, let first = known.baseAddress,
      known.count <= bytes.count - place
    else { return false }
    return memcmp(first, start + place, known.count) == 0
  }
}
