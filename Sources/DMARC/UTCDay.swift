/// A calendar day in UTC, as the number of days since 1970-01-01.
///
/// Times are integers everywhere: a report's range is epoch seconds (RFC 7489, appendix C), and no
/// host's time zone has a say in it.
public struct UTCDay: BitwiseCopyable, Sendable, Hashable, Comparable, Strideable {
  public var number: Int

  public init(number: Int) { self.number = number }

  /// The day that holds a moment given as epoch seconds.
  public init(epochSeconds: Int64) {
    let (days, seconds) = epochSeconds.quotientAndRemainder(dividingBy: 86_400)
    number = Int(seconds < 0 ? days - 1 : days)
  }

  /// Epoch seconds of the day's first second.
  public var start: Int64 { Int64(number) * 86_400 }

  public static func < (left: UTCDay, right: UTCDay) -> Bool { left.number < right.number }
  /// Days from this one to another; below zero if that is earlier.
  public func distance(to other: UTCDay) -> Int { other.number - number }
  /// The day so many days later, or earlier if that is below zero.
  public func advanced(by days: Int) -> UTCDay { UTCDay(number: number + days) }
}

extension UTCDay: CustomStringConvertible {
  /// Reads `2026-01-31`; `nil` for anything else, impossible dates included.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard description == text else { return nil }
  }

  /// The proleptic Gregorian date, counted in eras of 400 years that begin on 1 March.
  private init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// `2026-01-31`.
  public var description: String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
