public import DMARC

/// Who accepted something, and when.
public struct Acknowledgement: Sendable, Hashable {
  public var day: UTCDay
  public var by: String
  public var note: String?

  public init(day: UTCDay, by: String, note: String? = nil) {
    self.day = day
    self.by = by
    self.note = note
  }
}
