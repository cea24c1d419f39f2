import DMARC
import PolicyAdvisor
import SenderCatalog

/// What `dmarc sources --explain` answers.
struct ExplanationAnswer: Encodable {
  struct Source: Encodable {
    var source: String
    @ExplicitNull var service: String?
    var naming: Naming
    var cls: String
    var evidence: [String]
    var messages: Int
    var failures: Int
    var causes: Causes
    /// `100 % until 2026-10-13, 0 % since`
    @ExplicitNull var change: String?
    @ExplicitNull var receiverNoise: NoiseAnswer?
    var diagnoses: [Diagnosis]

    private enum CodingKeys: String, CodingKey {
      case source, service, naming, cls = "class", evidence, messages, failures, causes, change
      case receiverNoise, diagnoses
    }

    init(_ explanation: SourceExplanation) {
      source = explanation.name
      service = explanation.service
      naming = Naming(explanation.naming)
      cls = explanation.sourceClass.rawValue
      evidence = explanation.evidence
      messages = explanation.messages
      failures = explanation.failures
      causes = Causes(explanation.causes)
      change = explanation.change?.sentence
      receiverNoise = explanation.noise.map { NoiseAnswer($0) }
      diagnoses = explanation.diagnoses.map(Diagnosis.init)
    }
  }

  /// How the name is known.
  struct Naming: Encodable {
    var rule: String
    var confidence: String
    var evidence: [String]

    init(_ name: SourceName) {
      rule = name.rule.rawValue
      confidence = name.confidence.rawValue
      evidence = name.evidence.map(\.description)
    }
  }

  /// Of the failing messages.
  struct Causes: Encodable {
    var spfUnauthenticated: Int
    var spfMisaligned: Int
    var dkimUnauthenticated: Int
    var dkimMisaligned: Int

    init(_ causes: FailureCauses) {
      spfUnauthenticated = causes.spfUnauthenticated
      spfMisaligned = causes.spfMisaligned
      dkimUnauthenticated = causes.dkimUnauthenticated
      dkimMisaligned = causes.dkimMisaligned
    }
  }

  struct Diagnosis: Encodable {
    var code: String
    var confidence: String
    var isAdvice: Bool
    var cause: String
    var steps: [String]
    var records: [RecordAnswer]
    var expectation: String
    var verifyWithProvider: Bool

    init(_ diagnosis: FailureDiagnosis) {
      code = diagnosis.code
      confidence = diagnosis.confidence.rawValue
      isAdvice = diagnosis.isAdvice
      cause = diagnosis.cause
      steps = diagnosis.steps
      records = diagnosis.records.map(RecordAnswer.init)
      expectation = diagnosis.expectation
      verifyWithProvider = diagnosis.mustBeVerifiedWithProvider
    }
  }

  var domain: String
  /// The first day, and the day after the last one.
  var since: String
  var until: String
  /// The most failures first.
  var sources: [Source]

  private let explanations: [SourceExplanation]

  private enum CodingKeys: String, CodingKey { case domain, since, until, sources }

  init(_ domain: String, window: Range<UTCDay>, _ explanations: [SourceExplanation]) {
    self.domain = domain
    since = window.lowerBound.description
    until = window.upperBound.description
    sources = explanations.map(Source.init)
    self.explanations = explanations
  }

  /// What is to be published, each record once.
  var records: [DNSRecord] {
    explanations.flatMap(\.diagnoses).flatMap(\.records).reduce(into: []) { records, record in
      if !records.contains(record) { records.append(record) }
    }
  }

  var csv: String {
    var table = Table(
      columns: [
        "Source", "Class", "Messages", "Failures", "SPF unauthenticated", "SPF misaligned",
        "DKIM unauthenticated", "DKIM misaligned", "Code", "Cause",
      ].map { .init(title: $0) })
    table.rows = explanations.flatMap { explanation in
      let causes = explanation.causes
      let counts = [
        explanation.messages, explanation.failures, causes.spfUnauthenticated,
        causes.spfMisaligned, causes.dkimUnauthenticated, causes.dkimMisaligned,
      ].map { String($0) }
      let head = [explanation.name, explanation.sourceClass.rawValue] + counts
      let found = explanation.diagnoses.map { [$0.code, $0.cause] }
      return (found.isEmpty ? [["", ""]] : found).map { head + $0 }
    }
    return table.csv
  }

  /// - Parameter limit: sources that are shown.
  func text(limit: Int) -> String {
    let shown = explanations.prefix(limit)
    var text = WrappedText.line("\(domain), \(since) to \(until): why mail fails")
    if shown.isEmpty {
      text +=
        "\n"
        + WrappedText.line(
          "Of no source of yours, and of none that is undecided, enough mail fails.")
    }
    for explanation in shown { text += "\n" + ExplanationText(explanation).text }
    if explanations.count > shown.count {
      text += "\n\(NumberText.count(explanations.count - shown.count)) more; --limit 0 shows all.\n"
    }
    return text
  }
}
