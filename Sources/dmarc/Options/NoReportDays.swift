import DMARC

/// A question about days of which no report tells.
struct NoReportDays: Error, CustomStringConvertible {
  var domain: String
  /// The days that reports are of; `nil` when no report has a period that can be believed.
  var stored: ClosedRange<UTCDay>?

  var description: String {
    let name = TerminalText.safe(domain)
    guard let stored else { return "no report on \(name) has a usable period" }
    return "the reports on \(name) are of \(stored.lowerBound) to \(stored.upperBound), which is "
      + "outside the window"
  }
}
