/// Keys of 33 bits to be sorted, each with the place of what it is the key of.
///
/// They are sorted digit by digit, which takes a time that grows with their number alone: a question
/// has millions of them.
public struct SortingKeys {
  /// The key in the upper bits, so that the order of the numbers is that of the keys.
  public private(set) var numbers: [UInt64] = []

  @usableFromInline static let indexBits: UInt64 = 31
  @usableFromInline static let indexMask: UInt64 = 1 << 31 - 1
  private static let digitBits: UInt64 = 11
  private static let digits = 3

  public init(capacity: Int) { numbers.reserveCapacity(capacity) }

  init(_ numbers: [UInt64]) { self.numbers = numbers }

  public var count: Int { numbers.count }

  /// - Parameters:
  ///   - key: below 2^33.
  ///   - index: below 2^31; more than that do not fit in memory.
  public mutating func append(_ key: UInt64, _ index: Int) {
    numbers.append(Self.number(of: key, index))
  }

  /// Calls `body` with the numbers of each key, in the order in which they stand.
  func forEachKey(_ body: (_ numbers: UnsafeBufferPointer<UInt64>) -> Void) {
    numbers.withUnsafeBufferPointer { numbers in
      var start = 0
      while start < numbers.count {
        let key = Self.key(of: numbers[start])
        var end = start + 1
        while end < numbers.count, Self.key(of: numbers[end]) == key { end += 1 }
        body(UnsafeBufferPointer(rebasing: numbers[start..<end]))
        start = end
      }
    }
  }

  /// A key with the place of what it is the key of.
  @inlinable public static func number(of key: UInt64, _ index: Int) -> UInt64 {
    key << indexBits | UInt64(truncatingIfNeeded: index) & indexMask
  }

  /// The key in one of ``numbers``.
  @inlinable public static func key(of number: UInt64) -> UInt64 { number >> indexBits }

  /// The place in one of ``numbers``.
  @inlinable public static func index(of number: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: number & indexMask)
  }

  /// How many keys sorted numbers have.
  public static func keys(in numbers: [UInt64]) -> Int {
    var (count, last) = (0, UInt64.max)
    for number in numbers where key(of: number) != last {
      last = key(of: number)
      count += 1
    }
    return count
  }

  /// By key; equal ones stay in their order if they were added in that of their indices.
  mutating func sort() { Self.sort(&numbers) }

  /// Sorts what ``number(of:_:)`` made.
  public static func sort(_ numbers: inout [UInt64]) {
    // Few are in order before the digits are counted.
    guard numbers.count > 1 << digitBits else { return numbers.sort() }
    var other = [UInt64](unsafeUninitializedCapacity: numbers.count) { _, initialized in
      initialized = numbers.count
    }
    for digit in 0..<digits {
      let shift = indexBits + UInt64(digit) * digitBits
      let hasMoved = numbers.withUnsafeBufferPointer { from in
        other.withUnsafeMutableBufferPointer { to in sort(from, to, shift: shift) }
      }
      if hasMoved { swap(&numbers, &other) }
    }
  }

  /// Puts the numbers in order of one digit.
  ///
  /// - Returns: whether that took anything: neighbours share the upper digits.
  private static func sort(
    _ from: UnsafeBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>, shift: UInt64
  ) -> Bool {
    let values = 1 << Int(digitBits)
    let mask = UInt64(values - 1)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: values) { next in
      next.initialize(repeating: 0)
      for number in from { next[Int(truncatingIfNeeded: number >> shift & mask)] += 1 }
      if next[Int(truncatingIfNeeded: from[0] >> shift & mask)] == from.count { return false }
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
      return true
    }
  }
}
