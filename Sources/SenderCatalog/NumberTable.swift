/// Numbers keys in the order in which they are met, by open addressing: a window has hundreds of
/// thousands of them, and they are numbers of our own, which nobody outside can choose.
struct NumberTable {
  /// By number.
  private(set) var keys: [UInt64] = []
  /// Numbers plus one; 0 for an empty entry.
  private var entries = Array(repeating: Int32(0), count: 1 << 10)

  init() {}

  static func key(_ high: Int32, _ low: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
  }

  mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
    var index = index(of: key)
    while entries[index] != 0 {
      let number = Int(entries[index]) - 1
      if keys[number] == key { return (number, false) }
      index = (index + 1) & (entries.count - 1)
    }
    keys.append(key)
    entries[index] = Int32(truncatingIfNeeded: keys.count)
    if keys.count * 2 > entries.count { grow() }
    return (keys.count - 1, true)
  }

  private func index(of key: UInt64) -> Int {
    let product = (key ^ key >> 32) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: product >> 32) & (entries.count - 1)
  }

  private mutating func grow() {
    entries = Array(repeating: 0, count: entries.count * 4)
    for (number, key) in keys.enumerated() {
      var index = index(of: key)
      while entries[index] != 0 { index = (index + 1) & (entries.count - 1) }
      entries[index] = Int32(truncatingIfNeeded: number + 1)
    }
  }
}
