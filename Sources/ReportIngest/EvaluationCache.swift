import DMARC
import PublicSuffixes

/// Judges records: gives each the number of its ``Evaluation``, which is made once for each different
/// outcome of a reader's texts.
struct EvaluationCache {
  /// Everything that an evaluation depends on, by number.
  private struct Key: Hashable {
    var headerFrom: TextID
    var authResults: TextID
    var overrides: TextID
    var disposition: TextID
    var dkim: TextID
    var spf: TextID
    /// 2 bits for the modes, 1 for whether there are any.
    var modes: UInt8
  }

  private var numbers: [Key: Int32] = [:]
  private var numberOfEvaluation: [Evaluation: Int32] = [:]
  private var last: (key: Key, number: Int32)?
  /// In the order of their numbers.
  private(set) var evaluations: [Evaluation] = []
  private let suffixes = PublicSuffixes()

  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    numberOfEvaluation.removeAll(keepingCapacity: true)
    evaluations.removeAll(keepingCapacity: true)
    last = nil
  }

  /// - Parameter policy: what was published; `nil` when the document has not said it yet.
  mutating func number(
    of record: Record, policy: PolicyPublished?, texts: borrowing RecordTexts
  ) -> Int32 {
    let evaluated = record.policyEvaluated
    let key = Key(
      headerFrom: record.identifiers.headerFrom, authResults: record.authResults,
      overrides: record.overrideReasons, disposition: evaluated.disposition.text,
      dkim: evaluated.dkim.text, spf: evaluated.spf.text, modes: Self.modes(policy))
    if let last, last.key == key { return last.number }
    let number = numbers[key] ?? make(record, policy, texts)
    numbers[key] = number
    last = (key, number)
    return number
  }

  private mutating func make(
    _ record: Record, _ policy: PolicyPublished?, _ texts: borrowing RecordTexts
  ) -> Int32 {
    let evaluated = record.policyEvaluated
    let evaluation = Evaluation(
      disposition: texts.texts.string(evaluated.disposition.text),
      dkim: texts.texts.string(evaluated.dkim.text), spf: texts.texts.string(evaluated.spf.text),
      computed: policy.map { alignment(of: record, $0, texts) },
      overrides: Set(texts.overrideReasons(record.overrideReasons).map(\.countedAs)).sorted())
    if let number = numberOfEvaluation[evaluation] { return number }
    let number = Int32(evaluations.count)
    evaluations.append(evaluation)
    numberOfEvaluation[evaluation] = number
    return number
  }

  private func alignment(
    of record: Record, _ policy: PolicyPublished, _ texts: borrowing RecordTexts
  ) -> Alignment {
    let author = texts.texts.string(record.identifiers.headerFrom) ?? ""
    return Alignment(
      of: texts.authResults(record.authResults),
      authorDomain: author.isEmpty ? policy.domain : author,
      dkimMode: policy.dkimAlignment ?? .relaxed, spfMode: policy.spfAlignment ?? .relaxed,
      organizationalDomain: suffixes.organizationalDomain(of:))
  }

  private static func modes(_ policy: PolicyPublished?) -> UInt8 {
    guard let policy else { return 0 }
    return 1 | (policy.dkimAlignment == .strict ? 2 : 0) | (policy.spfAlignment == .strict ? 4 : 0)
  }
}
