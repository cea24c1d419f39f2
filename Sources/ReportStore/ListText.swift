import DMARC

/// A list of results or reasons as the store keeps it: JSON of lists of numbers, most of which are the
/// IDs of texts.
struct ListText {
  private var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(64)
    bytes.append(UInt8(ascii: "["))
  }

  mutating func append(_ entry: [Int64]) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "["))
    for (place, number) in entry.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      append(digitsOf: number.magnitude)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a number without a `String`, of which each list would need a dozen.
  private mutating func append(digitsOf number: UInt64) {
    if number >= 10 { append(digitsOf: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Hands out the whole text.
  func withBytes<Answer>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    let text = bytes + [UInt8(ascii: "]")]
    return try text.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the numbers of each entry in turn.
  static func forEachEntry(
    in bytes: UnsafeRawBufferPointer, _ body: (borrowing [Int64]) throws(StoreError) -> Void
  ) throws(StoreError) {
    var entry: [Int64] = []
    var number: Int64?
    for byte in bytes {
      switch byte {
      case 48...57: number = (number ?? 0) &* 10 &+ Int64(byte - 48)
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        if let last = number { entry.append(last) }
        number = nil
        guard byte == UInt8(ascii: "]"), !entry.isEmpty else { continue }
        try body(entry)
        entry.removeAll(keepingCapacity: true)
      default: continue
      }
    }
  }

  // MARK: Codes

  static func number(of mechanism: AuthResultEntry.Mechanism) -> Int64 {
    switch mechanism {
    case .dkim: 0
    case .spf: 1
    }
  }

  static func number(of scope: SPFScope?) -> Int64 {
    switch scope {
    case nil: 0
    case .mfrom: 1
    case .helo: 2
    }
  }
}
