/// Why a domain may not move, or must move back: the codes of decision.md 2.5 to 2.7.
public enum BlockerCode: String, Sendable, Hashable, Codable, CaseIterable {
  case noData = "E-NO-DATA"
  case noReportAddress = "E-NO-RUA"
  case stale = "E-STALE"
  case coverage = "E-COVERAGE"
  case volume = "E-VOLUME"
  case reporters = "E-REPORTERS"
  case dwell = "E-DWELL"
  case newSource = "E-NEW-SOURCE"
  case unknownSource = "U-UNKNOWN"
  case ownRate = "A-OWN-RATE"
  case sourceFailing = "S-FAILING"
  case sourceUnproven = "S-UNPROVEN"
  case reliesOnSPF = "S-SPF-ONLY"
  case indirectLoss = "I-INDIRECT"
  case indirectLossNotAccepted = "I-ACK"
  case confirmParked = "P-CONFIRM-PARKED"
  case rollBackSource = "RB-SRC"
  case rollBackDomain = "RB-DOM"
  case rollBackKey = "RB-KEY"

  /// Time and more reports resolve these; all others need somebody to do something.
  public var asksForEvidence: Bool { rawValue.hasPrefix("E-") }
}
