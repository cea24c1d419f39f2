/// What a decision asks of the owner of a domain, the most urgent first. Raw values are the tokens of the
/// JSON output.
public enum Urgency: String, Sendable, Hashable, Codable, CaseIterable {
  /// Legitimate mail is being lost.
  case rollBack = "roll_back"
  /// Something has to be repaired.
  case fix
  /// The record of the next rung can be published.
  case advance
  /// The domain stays where it is, and its record has to change all the same.
  case publish
  /// Time and more reports decide.
  case wait
  case done

  public init(_ decision: Decision) {
    switch decision.verdict {
    case .rollBack: self = .rollBack
    case .advance: self = .advance
    case .stay where decision.blockers.isEmpty: self = decision.keepsRecord ? .done : .publish
    case .stay: self = decision.blockers.allSatisfy(\.isMatterOfTime) ? .wait : .fix
    }
  }
}
