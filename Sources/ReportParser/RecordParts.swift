import DMARC
import Glibc

/// Where the bytes of a record have its address and its count.
///
/// It finds tags by their letters and knows no XML: what it says of a record holds once libxml2 has read
/// one that differs in nothing but these two.
struct RecordParts {
  let address: IPAddress
  /// Messages, 1 to 1,000,000,000.
  let count: Int64
  /// From the first tag to the address.
  let lead: Range<Int>
  /// Between the address and the count.
  let middle: Range<Int>
  /// From the count to the end of the last tag.
  let tail: Range<Int>

  /// Bytes of a record that is looked at. Most have some 700.
  static let longest = 4_096
  /// Of these, the ones before the count. Most have some 70.
  private static let longestBeginning = 512

  /// Divides a record that begins like others.
  ///
  /// - Parameter bytes: from the first tag on, with a zero behind them.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, as shape: RecordShape) {
    guard shape.leads(bytes), let address = Self.address(in: bytes, from: shape.lead.count),
      shape.hasMiddle(bytes, at: address.end)
    else { return nil }
    self.init(bytes, shape.lead.count, address, middleEnd: address.end + shape.middle.count)
  }

  /// Divides any record. The first tags of these names need not be the ones that count.
  ///
  /// - Parameter bytes: from the first tag on, with a zero behind them.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let leadEnd = Self.end(of: "<source_ip>", in: bytes, from: 0),
      let address = Self.address(in: bytes, from: leadEnd),
      let middleEnd = Self.end(of: "<count>", in: bytes, from: address.end)
    else { return nil }
    self.init(bytes, leadEnd, address, middleEnd: middleEnd)
  }

  private init?(
    _ bytes: UnsafeBufferPointer<UInt8>, _ leadEnd: Int, _ address: (value: IPAddress, end: Int),
    middleEnd: Int
  ) {
    guard let count = Self.count(in: bytes, from: middleEnd),
      let end = Self.end(in: bytes, from: count.end), end <= Self.longest
    else { return nil }
    self.address = address.value
    self.count = count.value
    lead = 0..<leadEnd
    middle = address.end..<middleEnd
    tail = count.end..<end
  }

  var length: Int { tail.upperBound }
  var addressLength: Int { middle.lowerBound - lead.upperBound }
  var countLength: Int { tail.lowerBound - middle.upperBound }

  // MARK: Reading

  private static func address(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (value: IPAddress, end: Int)? {
    var end = start
    while end < bytes.count, isOfAddress(bytes[end]) { end &+= 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "<"), end - start <= 45,
      let address = IPAddress(text: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    else { return nil }
    return (address, end)
  }

  /// Digits of both kinds of addresses, points and colons. Anything else has more to it.
  private static func isOfAddress(_ byte: UInt8) -> Bool {
    (48...58).contains(byte) || byte == UInt8(ascii: ".") || (97...102).contains(byte | 0x20)
  }

  private static func count(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (value: Int64, end: Int)? {
    var count: Int64 = 0
    var end = start
    while end < bytes.count, end - start < 10, (48...57).contains(bytes[end]) {
      count = count &* 10 &+ Int64(bytes[end] &- 48)
      end &+= 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "<"), (1...1_000_000_000).contains(count)
    else { return nil }
    return (count, end)
  }

  /// The place behind a tag that comes soon.
  private static func end(
    of tag: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let length = tag.utf8CodeUnitCount
    guard let first = bytes.baseAddress else { return nil }
    var place = start
    while place + length <= min(bytes.count, longestBeginning) {
      if memcmp(first + place, tag.utf8Start, length) == 0 { return place + length }
      place += 1
    }
    return nil
  }

  /// The place behind the end tag of the record.
  ///
  /// `rd>` stands nowhere else in most of them, and of two letters that are rare the C library looks at
  /// sixteen bytes at once.
  private static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let tag: StaticString = "</record>"
    let length = tag.utf8CodeUnitCount
    guard let first = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return nil }
    var place = first + start
    while let found = strstr(place.assumingMemoryBound(to: CChar.self), "rd>") {
      place = UnsafeRawPointer(found) + 3
      let end = first.distance(to: place)
      guard end <= bytes.count else { return nil }
      if end - start >= length, memcmp(place - length, tag.utf8Start, length) == 0 { return end }
    }
    return nil
  }
}
