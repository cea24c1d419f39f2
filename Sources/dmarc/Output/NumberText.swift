/// Numbers as tables print them.
enum NumberText {
  /// `1,234,567`
  static func count(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number.magnitude))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `1 day`, `14 days`
  static func counted(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `1,166.7`
  static func tenths(_ number: Double) -> String {
    let tenths = Int((min(max(number, 0), 1e15) * 10).rounded())
    return "\(count(tenths / 10)).\(tenths % 10)"
  }

  /// A share of a whole with two digits behind the point: `99.95 %`. It is cut, never rounded up, so
  /// that 100 % means every message, and 0 % none; `-` when there is no whole.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    return percent(Double(part) / Double(whole))
  }

  static func percent(_ rate: Double) -> String {
    rate > 0 && rate.cut(toParts: 10_000) == 0 ? "< 0.01 %" : bound(rate)
  }

  /// What a rate is above, cut alike.
  static func bound(_ rate: Double) -> String {
    let hundredths = Int((rate.cut(toParts: 10_000) * 10_000).rounded())
    let cents = String(hundredths % 100)
    return "\(hundredths / 100).\(cents.count < 2 ? "0" + cents : cents) %"
  }
}
