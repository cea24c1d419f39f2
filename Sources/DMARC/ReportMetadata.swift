/// Who reports, on what period: the element `report_metadata` (RFC 9990, section 3.1.1).
public struct ReportMetadata: Sendable, Hashable {
  /// `org_name`
  public var organization: String?
  public var email: String?
  public var extraContactInfo: String?
  /// `report_id` without one pair of enclosing `<>`; opaque otherwise.
  public var reportID: String?
  public var dateRange: DateRange?
  /// `error`: what the reporter says went wrong on its side.
  public var errors: [String] = []
  public var generator: String?

  public init() {}
}

/// The reporting period in epoch seconds, as the reporter states it.
public struct DateRange: Sendable, Hashable {
  public var begin: Int64
  public var end: Int64

  public init(begin: Int64, end: Int64) {
    self.begin = begin
    self.end = end
  }

  /// The UTC day that holds the midpoint: reporters count local days, and some end at 23:59:59 and
  /// some at the next midnight (reports.md 5.4).
  public var day: UTCDay {
    // The mean of two numbers without their sum or difference, which may not fit.
    UTCDay(epochSeconds: (begin & end) + ((begin ^ end) >> 1))
  }

  /// Whether the period can be believed: not reversed, not before DMARC existed (2011), and not
  /// more than two days ahead of `now` in epoch seconds.
  public func isPlausible(now: Int64) -> Bool {
    begin <= end && begin >= 1_293_840_000 && end <= now + 2 * 86_400
  }
}
