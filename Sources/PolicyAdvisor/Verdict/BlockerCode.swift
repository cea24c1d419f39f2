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
  case sourceRegressed = "S-REGRESSED"
  case sourceFixedRecently = "S-FIXED-RECENTLY"
  case sourceEpisodic = "S-EPISODIC"
  case reliesOnSPF = "S-SPF-ONLY"
  case indirectLoss = "I-INDIRECT"
  case indirectLossNotAccepted = "I-ACK"
  case subdomainNotReady = "SUB-NOT-READY"
  case lossTooHigh = "L-MAX-LOSS"
  case severalRecords = "REC-MULTIPLE"
  case repeatedTag = "REC-DUPLICATE-TAG"
  case invalidReportAddress = "REC-RUA"
  case confirmParked = "P-CONFIRM-PARKED"
  case rollBackSource = "RB-SRC"
  case rollBackDomain = "RB-DOM"
  case rollBackCritical = "RB-CRIT"
  case rollBackKey = "RB-KEY"

  /// Time and more reports resolve these; all others need somebody to do something.
  public var asksForEvidence: Bool {
    self == .sourceFixedRecently || rawValue.hasPrefix("E-") && self != .noReportAddress
  }
}
