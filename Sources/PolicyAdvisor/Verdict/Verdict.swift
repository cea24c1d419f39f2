/// The advisor's answer. Raw values are the tokens of the JSON output.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case advance
  case stay
  case rollBack = "roll_back"
}
