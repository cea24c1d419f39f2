import DMARC
import PublicSuffixes

/// Judges records: gives each the number of its ``Evaluation`` and of its results' digest, which are
/// made once for each different outcome of a reader's texts.
struct EvaluationCache: ~Copyable {
  struct Judgement: BitwiseCopyable {
    /// A place in ``EvaluationCache/evaluations``.
    var evaluation: Int32
    /// A place in ``ResultsDigest/lists``.
    var digest: Int32
  }

  /// What was published, as judgements of many records ask for it.
  struct Terms {
    /// `nil` when the document has not said it yet.
    let policy: PolicyPublished?
    /// 2 bits for the modes, 1 for whether there are any.
    fileprivate let modes: UInt32

    init(_ policy: PolicyPublished?) {
      self.policy = policy
      modes =
        policy.map {
          1 | ($0.dkimAlignment == .strict ? 2 : 0) | ($0.spfAlignment == .strict ? 4 : 0)
        } ?? 0
    }
  }

  /// Everything that an evaluation depends on, by number: 32 bytes without a gap.
  private struct Key: BitwiseCopyable {
    var headerFrom: TextID
    /// The policy domain where it stands in for an author domain that is not said; else 0.
    var standIn: UInt32
    var authResults: TextID
    var words: Words
    var modes: UInt32
  }

  /// What a record says of its outcome, by number.
  private struct Words: BitwiseCopyable, Hashable {
    var disposition: TextID
    var dkim: TextID
    var spf: TextID
    var overrides: TextID
  }

  private struct Outcome: Hashable {
    var words: Words
    var computed: Alignment?
  }

  private struct Author: Hashable {
    var headerFrom: TextID
    var policyDomain: String
  }

  /// Keys remembered before all are forgotten. Genuine reports have a few thousand.
  private static let rememberedKeys = 100_000

  /// Each ``Key``, as bytes.
  private var keys = TextTable()
  /// By the keys' numbers, less one.
  private var judgements: [Judgement] = []
  private var policyDomains: [String: UInt32] = [:]
  private var numberOfOutcome: [Outcome: Int32] = [:]
  private var numberOfEvaluation: [Evaluation: Int32] = [:]
  private var author: (of: Author, domain: AuthorDomain)?
  /// In the order of their numbers.
  private(set) var evaluations: [Evaluation] = []
  private(set) var digest: ResultsDigest
  private let suffixes = PublicSuffixes()

  init() { digest = ResultsDigest(suffixes) }

  mutating func removeAll() {
    removeKeys()
    digest.removeAll()
    policyDomains.removeAll(keepingCapacity: true)
    numberOfOutcome.removeAll(keepingCapacity: true)
    numberOfEvaluation.removeAll(keepingCapacity: true)
    evaluations.removeAll(keepingCapacity: true)
    author = nil
  }

  private mutating func removeKeys() {
    keys.removeAll()
    judgements.removeAll(keepingCapacity: true)
  }

  mutating func judgement(
    of record: Record, _ terms: Terms, texts: borrowing RecordTexts
  ) -> Judgement {
    let evaluated = record.policyEvaluated
    let words = Words(
      disposition: evaluated.disposition.text, dkim: evaluated.dkim.text,
      spf: evaluated.spf.text, overrides: record.overrideReasons)
    let key = Key(
      headerFrom: record.identifiers.headerFrom, standIn: standIn(for: record, terms, texts),
      authResults: record.authResults, words: words, modes: terms.modes)
    if judgements.count >= Self.rememberedKeys { removeKeys() }
    let number = withUnsafeBytes(of: key) { bytes in
      Int(keys.intern(bytes.assumingMemoryBound(to: UInt8.self)).number)
    }
    if number <= judgements.count { return judgements[number - 1] }
    let author = author(of: record, terms.policy, texts)
    let computed = terms.policy.map { alignment(of: record, author, $0, texts) }
    let judgement = Judgement(
      evaluation: make(words, computed, texts),
      digest: digest.number(of: record.authResults, in: texts, author: author))
    judgements.append(judgement)
    return judgement
  }

  private mutating func make(
    _ words: Words, _ computed: Alignment?, _ texts: borrowing RecordTexts
  ) -> Int32 {
    let outcome = Outcome(words: words, computed: computed)
    if let number = numberOfOutcome[outcome] { return number }
    let evaluation = Evaluation(
      disposition: texts.texts.string(words.disposition), dkim: texts.texts.string(words.dkim),
      spf: texts.texts.string(words.spf), computed: computed,
      overrides: Set(texts.overrideReasons(words.overrides).map(\.countedAs)).sorted())
    let number = numberOfEvaluation[evaluation] ?? Int32(evaluations.count)
    if number == evaluations.count {
      evaluations.append(evaluation)
      numberOfEvaluation[evaluation] = number
    }
    numberOfOutcome[outcome] = number
    return number
  }

  private func alignment(
    of record: Record, _ author: AuthorDomain, _ policy: PolicyPublished,
    _ texts: borrowing RecordTexts
  ) -> Alignment {
    Alignment(
      of: record.authResults, in: texts, author: author,
      dkimMode: policy.dkimAlignment ?? .relaxed, spfMode: policy.spfAlignment ?? .relaxed,
      organizationalDomain: suffixes.organizationalDomain(of:))
  }

  private mutating func author(
    of record: Record, _ policy: PolicyPublished?, _ texts: borrowing RecordTexts
  ) -> AuthorDomain {
    let of = Author(
      headerFrom: record.identifiers.headerFrom, policyDomain: policy?.domain ?? "")
    if let author, author.of == of { return author.domain }
    let name = texts.texts.string(of.headerFrom) ?? ""
    let domain = AuthorDomain(
      name.isEmpty ? of.policyDomain : name,
      organizationalDomain: suffixes.organizationalDomain(of:))
    author = (of, domain)
    return domain
  }

  private mutating func standIn(
    for record: Record, _ terms: Terms, _ texts: borrowing RecordTexts
  ) -> UInt32 {
    let author = record.identifiers.headerFrom
    guard author.isAbsent || texts.texts.withBytes(of: author, { $0.isEmpty }),
      let policy = terms.policy
    else { return 0 }
    let number = policyDomains[policy.domain] ?? UInt32(policyDomains.count + 1)
    policyDomains[policy.domain] = number
    return number
  }
}
