/// Punycode (RFC 3492), the encoding of a label in the letters, digits and hyphens of a host name.
enum Punycode {
  private static let base: UInt32 = 36
  private static let tMin: UInt32 = 1
  private static let tMax: UInt32 = 26
  private static let skew: UInt32 = 38
  private static let damp: UInt32 = 700
  private static let initialBias: UInt32 = 72
  private static let initialN: UInt32 = 128

  /// - Returns: `nil` when the label is too long for the algorithm's numbers (section 6.4).
  static func encode(_ label: [UInt32]) -> String? {
    guard label.count <= 255 else { return nil }
    var output = label.filter { $0 < 0x80 }.compactMap { Unicode.Scalar($0) }
    let basicCount = UInt32(output.count)
    if basicCount > 0 { output.append("-") }

    var n = initialN
    var delta: UInt32 = 0
    var bias = initialBias
    var handled = basicCount
    while handled < label.count {
      guard let next = label.filter({ $0 >= n }).min() else { return nil }
      let step = (next - n).multipliedReportingOverflow(by: handled + 1)
      guard !step.overflow, step.partialValue <= .max - delta else { return nil }
      delta += step.partialValue
      n = next
      for point in label {
        if point < n {
          guard delta < .max else { return nil }
          delta += 1
        }
        guard point == n else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      guard delta < .max else { return nil }
      delta += 1
      n += 1
    }
    return String(String.UnicodeScalarView(output))
  }

  /// A number as a variable-length integer (section 3.3).
  private static func digits(of number: UInt32, bias: UInt32) -> [Unicode.Scalar] {
    var rest = number
    var k = base
    var output: [Unicode.Scalar] = []
    while true {
      let threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias
      if rest < threshold { break }
      output.append(letter(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      k += base
    }
    output.append(letter(rest))
    return output
  }

  /// `a` to `z` are 0 to 25, `0` to `9` are 26 to 35 (section 5).
  private static func letter(_ digit: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: digit < 26 ? digit + 97 : digit + 22))
  }

  /// Bias adaptation (section 6.1).
  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var k: UInt32 = 0
    while delta > ((base - tMin) * tMax) / 2 {
      delta /= base - tMin
      k += base
    }
    return k + (base - tMin + 1) * delta / (delta + skew)
  }
}
