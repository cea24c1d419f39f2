/// Numbers as the sentences of a decision show them.
enum NumberText {
  /// A rate in percent, two decimals, rounded down so that it never seems to reach its limit.
  static func rate(_ value: Double) -> String {
    hundredths((value * 10_000 + tolerance).rounded(.down)) + " %"
  }

  /// A share of failures or an upper bound in percent, two decimals, rounded up so that it never
  /// seems to keep to its limit.
  static func share(_ value: Double) -> String {
    hundredths((value * 10_000 - tolerance).rounded(.up)) + " %"
  }

  /// Messages a week, one decimal: `1,166.7`.
  static func weekly(_ value: Double) -> String {
    let tenths = whole((value * 10).rounded())
    return tenths % 10 == 0 ? count(tenths / 10) : "\(count(tenths / 10)).\(tenths % 10)"
  }

  /// `12,000`
  static func count(_ value: Int) -> String {
    var (rest, text) = (value.magnitude, "")
    while rest >= 1_000 {
      let group = String(rest % 1_000)
      text = "," + String(repeating: "0", count: 3 - group.utf8.count) + group + text
      rest /= 1_000
    }
    return (value < 0 ? "-" : "") + String(rest) + text
  }

  /// `1 day`, `14 days`
  static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count(value)) \(value == 1 ? noun : plural ?? noun + "s")"
  }

  /// 0.98 is a little less than 98 hundredths in binary.
  private static let tolerance = 0.000_001

  private static func hundredths(_ value: Double) -> String {
    let number = whole(value)
    let fraction = number % 100
    let digits = fraction % 10 == 0 ? "\(fraction / 10)" : "\(fraction / 10)\(fraction % 10)"
    return count(number / 100) + (fraction == 0 ? "" : ".\(digits)")
  }

  /// Counts are bounded far below this, so that the conversion cannot fail.
  private static func whole(_ value: Double) -> Int {
    Int(exactly: min(max(value, 0), 1e18)) ?? 0
  }
}
