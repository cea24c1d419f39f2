import DMARC
import SenderCatalog

/// What an inventory says of one source, in messages. Those that the reporter did not evaluate
/// are in no rate and decide nothing.
struct SourceTally {
  private(set) var messages = 0
  private(set) var passes = 0
  private(set) var spfPasses = 0
  /// Messages that a mailing list authenticated.
  private(set) var listedPasses = 0
  private(set) var forwarded = 0
  private(set) var throughList = 0
  private(set) var withForeignMailFrom = 0
  private(set) var withForeignSignature = 0
  private(set) var fromAmazonSES = 0
  /// Failures that the owner's organisation authenticated under a name that only relaxed
  /// alignment accepts.
  private(set) var strictFailures = 0

  /// Failures without an SPF record that could be used, under a MAIL FROM domain of the owner's.
  private(set) var unusableSPF = 0
  /// Failures with a signature of the owner's that was broken, unless Amazon SES sent them: it signs
  /// what it sends itself, and its customer signed wrongly (ses.md 3.4, SES-10).
  private(set) var brokenSignatures = 0
  /// Places of lists of results with a passing signature of the owner's.
  private(set) var signedResults: Set<Int> = []

  /// Of the window.
  private(set) var causes = FailureCauses()
  private(set) var unevaluatedInWindow = 0

  private(set) var reporters = ReporterSet()
  private(set) var reportersInWindow = ReporterSet()
  /// In the order in which reports told, where a day may come several times.
  private var days: [Day] = []

  fileprivate struct Day {
    let day: UTCDay
    var messages = 0
    var passes = 0
    var dkimPasses = 0
    var spfPasses = 0
    var overridden = 0
    var conservativePasses = 0
  }

  /// Days with mail.
  var activeDays: Int { Set(days.map(\.day)).count }

  /// Sorted by day.
  var dayCounts: [DayCount] {
    // Reports mostly tell one day after the other, and then no day comes twice.
    if zip(days, days.dropFirst()).allSatisfy({ $0.day < $1.day }) {
      return days.map { DayCount($0) }
    }
    var sums: [Day] = []
    for day in days.sorted(by: { $0.day < $1.day }) {
      if let last = sums.last, last.day == day.day {
        sums[sums.count - 1].add(day)
      } else {
        sums.append(day)
      }
    }
    return sums.map { DayCount($0) }
  }

  /// Makes room: what grows is copied again and again.
  mutating func reserve(days count: Int) { days.reserveCapacity(count) }

  mutating func add(
    _ group: TrafficGroup, _ messages: Int, _ outcome: EvaluatedOutcome, _ proof: SenderProof,
    isInWindow: Bool
  ) {
    let count = min(max(0, messages), DayCount.mostMessages)
    guard !outcome.isUnevaluated else {
      if isInWindow { unevaluatedInWindow += count }
      return
    }
    self.messages += count
    reporters.insert(group.reporter)
    if isInWindow { reportersInWindow.insert(group.reporter) }
    if days.last?.day != group.day { days.append(Day(day: group.day)) }
    days[days.count - 1].add(count, outcome)
    if proof.hasForeignMailFrom { withForeignMailFrom += count }
    if proof.hasForeignSignature { withForeignSignature += count }
    if proof.isAmazonSES { fromAmazonSES += count }
    if outcome.isSPFPass { spfPasses += count }
    if proof.isThroughList { listedPasses += count }
    if outcome.isConservativePass {
      passes += count
      if proof.hasOwnSignature { signedResults.insert(group.authResults) }
    } else {
      addFailures(count, outcome, proof, isInWindow: isInWindow)
    }
  }

  private mutating func addFailures(
    _ count: Int, _ outcome: EvaluatedOutcome, _ proof: SenderProof, isInWindow: Bool
  ) {
    if outcome.isForwarded { forwarded += count }
    if outcome.isThroughList { throughList += count }
    if outcome.isStrictlyRefused(proof) { strictFailures += count }
    if proof.hasUnusableOwnSPF { unusableSPF += count }
    if proof.hasBrokenOwnSignature, !proof.hasOwnSignature, !proof.isAmazonSES {
      brokenSignatures += count
    }
    if isInWindow { causes.add(count, outcome, proof) }
  }
}

extension SourceTally.Day {
  fileprivate mutating func add(_ other: SourceTally.Day) {
    messages += other.messages
    passes += other.passes
    dkimPasses += other.dkimPasses
    spfPasses += other.spfPasses
    overridden += other.overridden
    conservativePasses += other.conservativePasses
  }

  fileprivate mutating func add(_ count: Int, _ outcome: EvaluatedOutcome) {
    messages += count
    if outcome.isPass { passes += count }
    if outcome.isDKIMPass { dkimPasses += count }
    if outcome.isSPFPass { spfPasses += count }
    if outcome.isOverridden { overridden += count }
    if outcome.isConservativePass { conservativePasses += count }
  }
}

extension DayCount {
  fileprivate init(_ sum: SourceTally.Day) {
    self.init(
      day: sum.day, messages: sum.messages, passes: sum.passes, dkimPasses: sum.dkimPasses,
      spfPasses: sum.spfPasses, overridden: sum.overridden,
      conservativePasses: sum.conservativePasses)
  }
}
