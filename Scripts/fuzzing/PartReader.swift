import DMARC

/// Takes the parts of a report as the import does: judges every record, and touches every byte that
/// a number in it stands for.
final class PartReader: ReportPartReceiver {
  /// What a reading came to. Two readings of the same bytes come to the same.
  struct Summary: Equatable {
    var metadata: ReportMetadata?
    var policy: PolicyPublished?
    var fingerprint: ContentFingerprint?
    var records = 0
    var messages: Int64 = 0
    var evaluations: Set<Evaluation> = []
    var overrides: [OverrideReason] = []
    var deviations: [String] = []
    var day: UTCDay?
  }

  private(set) var summary = Summary()
  private var fingerprint = FingerprintBuilder()

  /// Against which periods of reports must be plausible.
  private static let now: Int64 = 1_790_000_000

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata):
      summary.metadata = metadata
      summary.day = metadata.dateRange.flatMap { $0.isPlausible(now: Self.now) ? $0.day : nil }
    case .policyPublished(let policy): summary.policy = policy
    case .deviation(let deviation):
      let found = texts.texts.string(deviation.found) ?? "-"
      summary.deviations.append(
        "\(deviation.line) \(deviation.code) \(deviation.element.name) \(found)")
    case .record(let record):
      precondition((1...1_000_000_000).contains(record.count), "a count that was to be refused")
      summary.records += 1
      summary.messages += record.count
      fingerprint.add(record, texts: texts)
      summary.fingerprint = fingerprint.finished(
        summary.policy ?? PolicyPublished(domain: ""))
      summary.evaluations.insert(evaluation(of: record, texts))
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) { fingerprint.forgetTexts() }

  private func evaluation(of record: Record, _ texts: borrowing RecordTexts) -> Evaluation {
    let evaluated = record.policyEvaluated
    let reasons = texts.overrideReasons(record.overrideReasons)
    summary.overrides += reasons
    return Evaluation(
      disposition: texts.texts.string(evaluated.disposition.text),
      dkim: texts.texts.string(evaluated.dkim.text), spf: texts.texts.string(evaluated.spf.text),
      computed: summary.policy.map { alignment(of: record, $0, texts) },
      overrides: Set(reasons.map(\.countedAs)).sorted())
  }

  private func alignment(
    of record: Record, _ policy: PolicyPublished, _ texts: borrowing RecordTexts
  ) -> Alignment {
    let name = texts.texts.string(record.identifiers.headerFrom) ?? policy.domain
    return Alignment(
      of: record.authResults, in: texts,
      author: AuthorDomain(name, organizationalDomain: Self.organizationalDomain),
      dkimMode: policy.dkimAlignment ?? .relaxed, spfMode: policy.spfAlignment ?? .relaxed,
      organizationalDomain: Self.organizationalDomain)
  }

  /// The last two labels: enough for names to be aligned or not, without a list to be loaded.
  private static func organizationalDomain(_ name: String) -> String {
    name.split(separator: ".").suffix(2).joined(separator: ".")
  }
}
