import DMARC

/// The days of a window as JSON gives them; the last is the day after it.
struct WindowAnswer: Encodable {
  var since: String
  var until: String

  init(_ days: Range<UTCDay>) {
    (since, until) = (days.lowerBound.description, days.upperBound.description)
  }
}
