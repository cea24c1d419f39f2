/// Keys of 33 bits to be sorted, each with the place of what it is the key of.
///
/// They are sorted digit by digit, which takes a time that grows with their number alone: a question
/// has millions of them.
struct SortingKeys {
  /// The key in the upper bits, so that the order of the numbers is that of the keys.
  private var numbers: [UInt64] = []

  private static let indexBits = 31
  private static let indexMask: UInt64 = 1 << 31 - 1
  private static let digitBits = 11
  private static let digits = 3

  init(capacity: Int) { numbers.reserveCapacity(capacity) }

  var count: Int { numbers.count }

  /// - Parameters:
  ///   - key: below 2^33.
  ///   - index: below 2^31; more than that do not fit in memory.
  mutating func append(_ key: UInt64, _ index: Int) {
    numbers.append(
      key << Self.indexBits | UInt64(truncatingIfNeeded: index) & Self.indexMask)
  }

  func key(at place: Int) -> UInt64 { numbers[place] >> Self.indexBits }

  func index(at place: Int) -> Int32 {
    Int32(truncatingIfNeeded: numbers[place] & Self.indexMask)
  }

  /// By key; equal ones stay in their order if they were added in that of their indices.
  mutating func sort() {
    // Few are in order before the digits are counted.
    guard count > 1 << Self.digitBits else { return numbers.sort() }
    var other = [UInt64](unsafeUninitializedCapacity: count) { _, initialized in
      initialized = count
    }
    for digit in 0..<Self.digits {
      let shift = Self.indexBits + digit * Self.digitBits
      numbers.withUnsafeBufferPointer { from in
        other.withUnsafeMutableBufferPointer { to in Self.sort(from, to, shift: shift) }
      }
      swap(&numbers, &other)
    }
  }

  /// Puts the numbers in order of one digit.
  private static func sort(
    _ from: UnsafeBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>, shift: Int
  ) {
    let values = 1 << digitBits
    let mask = UInt64(values - 1)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: values) { next in
      next.initialize(repeating: 0)
      for number in from { next[Int(truncatingIfNeeded: number >> shift & mask)] += 1 }
      var sum = 0
      for value in 0..<values {
        let count = next[value]
        next[value] = sum
        sum += count
      }
      for number in from {
        let value = Int(truncatingIfNeeded: number >> shift & mask)
        to[next[value]] = number
        next[value] += 1
      }
    }
  }
}
