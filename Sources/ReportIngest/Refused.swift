import ReportStore

/// A document that was refused or came in part, and where it is.
struct Refused: Sendable {
  var member: String?
  /// Where its message begins in the mailbox that is the file; `nil` when the file is none.
  var messageOffset: Int64?
  var problem: IntakeProblem
}
