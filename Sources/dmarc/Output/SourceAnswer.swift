import PolicyAdvisor

/// A source as `dmarc sources` gives it.
struct SourceAnswer: Encodable {
  var source: String
  var rates: RateAnswer
  /// Whose mail it is; an inner `nil` for a service that the inventory does not show. Other kinds of
  /// sources have none at all.
  var finding: SourceFinding??
  /// What was authenticated beside its mail, of addresses.
  var results: [ResultsAnswer]?

  init(_ source: String, _ rates: RateAnswer) {
    self.source = source
    self.rates = rates
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(source, forKey: .source)
    if let finding {
      try container.encode(finding?.statistics.sourceClass.rawValue, forKey: .class)
      try container.encode(finding?.statistics.service, forKey: .service)
      try container.encode(finding?.statistics.evidence ?? [], forKey: .evidence)
      try container.encode(finding?.noise.map { NoiseAnswer($0) }, forKey: .receiverNoise)
    }
    try container.encodeIfPresent(results, forKey: .results)
    try rates.encode(to: encoder)
  }

  private enum Key: String, CodingKey {
    case source, `class`, service, evidence, receiverNoise, results
  }

  /// As people read it.
  var className: String { SourceClassText.short(finding??.statistics.sourceClass) }

  /// When one receiver alone has trouble with it.
  var note: String? { (finding ?? nil)?.noise.map { "\(source): \($0.sentence)." } }

  static let findingTitles = ["Class", "Service", "Evidence"]

  var findingCells: [String] {
    let statistics = finding??.statistics
    return [
      statistics?.sourceClass.rawValue ?? "", statistics?.service ?? "",
      statistics?.evidence.joined(separator: " ") ?? "",
    ]
  }
}
