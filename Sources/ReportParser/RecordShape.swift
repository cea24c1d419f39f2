import Glibc

/// How a record begins, up to its count: the same in all records that a program writes.
struct RecordShape {
  let lead: [UInt8]
  let middle: [UInt8]
  private let leadExtent: TextExtent
  private let middleExtent: TextExtent

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: RecordParts) {
    lead = Array(bytes[parts.lead])
    middle = Array(bytes[parts.middle])
    leadExtent = TextExtent(UnsafeBufferPointer(rebasing: bytes[parts.lead]))
    middleExtent = TextExtent(UnsafeBufferPointer(rebasing: bytes[parts.middle]))
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

  private static func stands(
    _ known: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard let start = bytes.baseAddress, known.count <= bytes.count - place else { return false }
    return memcmp(known, start + place, known.count) == 0
  }
}
