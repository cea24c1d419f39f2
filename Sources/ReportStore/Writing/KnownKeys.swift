import DMARC

/// Keys met lately and their rows, so that a key costs a query once and not once a report.
///
/// They are kept in two halves. When the younger one is full, it becomes the elder, and the elder is
/// forgotten: what is met again and again stays.
struct KnownKeys: ~Copyable {
  /// Keys of a half.
  static let mostKeys = 20_000
  private static let mostBytes = 1 << 20

  private var young = TextTable()
  private var old = TextTable()
  /// By number less one.
  private var youngRows: [Int64] = []
  private var oldRows: [Int64] = []

  /// Whether the next key has the elder half forgotten.
  var isFull: Bool { young.count >= Self.mostKeys || young.byteCount >= Self.mostBytes }

  mutating func row(of key: UnsafeBufferPointer<UInt8>) -> Int64? {
    let number = young.find(key)
    if !number.isAbsent { return youngRows[Int(number.number) - 1] }
    let elder = old.find(key)
    guard !elder.isAbsent else { return nil }
    let row = oldRows[Int(elder.number) - 1]
    if !isFull { remember(key, row: row) }
    return row
  }

  /// Remembers a key, unless it is among the younger half.
  mutating func remember(_ key: UnsafeBufferPointer<UInt8>, row: Int64) {
    if isFull {
      swap(&young, &old)
      swap(&youngRows, &oldRows)
      young.removeAll()
      youngRows.removeAll(keepingCapacity: true)
    }
    if Int(young.intern(key).number) > youngRows.count { youngRows.append(row) }
  }
}
