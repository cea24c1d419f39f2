/// 128 bits that say whether two reports hold the same records, whatever their order, container or
/// line ends.
///
/// The numbers of all records are added up, so that a report of any length needs no memory and no
/// sorting. It is not a cryptographic hash and need not be: whoever can forge a report with the same
/// identity gains nothing from its being taken for a duplicate, which is not counted.
public struct ContentFingerprint: Sendable, Hashable {
  public private(set) var high: UInt64
  public private(set) var low: UInt64

  public init(high: UInt64 = 0, low: UInt64 = 0) {
    self.high = high
    self.low = low
  }

  /// Adds one record, given as the numbers of its parts in a fixed order.
  public mutating func add(_ parts: UInt64...) {
    var left: UInt64 = 0x243f_6a88_85a3_08d3
    var right: UInt64 = 0x1319_8a2e_0370_7344
    for part in parts {
      left = TextHash.mixed(left ^ part, 0x9e37_79b9_7f4a_7c15)
      right = TextHash.mixed(right ^ part, 0xe703_7ed1_a0b4_28db)
    }
    high &+= left
    low &+= right
  }

  /// The sixteen bytes, as they are stored: the high half first, each with its highest byte first.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { [UInt8]($0) }
  }
}

extension ContentFingerprint {
  /// Stands for the ID of a report that has none, so that copies of it are known for copies.
  public var syntheticReportID: String {
    func digits(_ half: UInt64) -> String {
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return "without-id-" + digits(high) + digits(low)
  }
}
