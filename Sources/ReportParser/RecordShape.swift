import Glibc

/// How a record begins, up to its count: the same in all records that a program writes.
///
/// Its bytes are freed by ``deallocate()``: counting who holds them would cost more than comparing them.
struct RecordShape {
  let lead: UnsafeBufferPointer<UInt8>
  let middle: UnsafeBufferPointer<UInt8>
  private let leadExtent: TextExtent
  private let middleExtent: TextExtent

  /// - Parameters:
  ///   - lead: from the first tag to the address.
  ///   - middle: between the address and the count.
  init(
    lead leadBytes: Slice<UnsafeBufferPointer<UInt8>>,
    middle middleBytes: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    lead = Self.copy(leadBytes)
    middle = Self.copy(middleBytes)
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
  func extent(addressLength: Int, countLength: Int) -> TextExtent {
    leadExtent + TextExtent(columns: addressLength) + middleExtent
      + TextExtent(columns: countLength)
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
