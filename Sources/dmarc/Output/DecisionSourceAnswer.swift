import DMARC
import PolicyAdvisor

/// A source as `dmarc advise --format json` gives it.
struct DecisionSourceAnswer: Encodable {
  struct Change: Encodable {
    var kind: String
    var day: String
    var rateBefore: Double
    var rateSince: Double
    var likelihoodRatio: Double
    var sentence: String

    init(_ change: ChangePoint) {
      kind = change.kind.rawValue
      day = change.day.description
      rateBefore = DecisionAnswer.rounded(change.before.rate, 10_000)
      rateSince = DecisionAnswer.rounded(change.since.rate, 10_000)
      likelihoodRatio = DecisionAnswer.rounded(change.likelihoodRatio, 100)
      sentence = change.sentence
    }
  }

  struct Fix: Encodable {
    var since: String
    var isOwnersWord: Bool
    var activeDays: Int
    var neededDays: Int

    init(_ fix: FixClock) {
      since = fix.since.description
      isOwnersWord = fix.isOwnersWord
      activeDays = fix.activeDays
      neededDays = fix.neededDays
    }
  }

  struct EpisodeDays: Encodable {
    var days: [String]
    var failures: Int

    init(_ episode: Episode) {
      days = episode.days.map(\.description)
      failures = episode.failures
    }
  }

  var source: String
  @ExplicitNull var service: String?
  var cls: String
  var isCritical: Bool
  @ExplicitNull var diagnosis: String?
  var evidence: [String]
  /// Of the judged days.
  var rates: RateAnswers
  var judged: DecisionAnswer.Window
  /// Of the whole window.
  var inWindow: RateAnswers
  @ExplicitNull var change: Change?
  @ExplicitNull var fix: Fix?
  @ExplicitNull var episode: EpisodeDays?
  var atRiskPerWeek: DecisionAnswer.Loss

  init(_ source: SourceFigures, evidence: [String]) {
    self.source = source.name
    service = source.service
    cls = source.sourceClass.rawValue
    isCritical = source.isCritical
    diagnosis = source.diagnosis
    self.evidence = evidence
    rates = RateAnswers(source.authentication)
    judged = DecisionAnswer.Window(source.judgedDays)
    inWindow = RateAnswers(source.inWindow)
    change = source.change.map { Change($0) }
    fix = source.fix.map { Fix($0) }
    episode = source.episode.map { EpisodeDays($0) }
    atRiskPerWeek = DecisionAnswer.Loss(source.atRiskPerWeek)
  }
}

/// What mail proves, as `dmarc advise --format json` gives it.
struct RateAnswers: Encodable {
  var n: Int
  var fails: Int
  var passRate: Double
  var conservativePassRate: Double
  var phi: Double
  var nEff: Double
  var wilsonLower: Double
  var wilsonUpper: Double
  var dkimAlignedRate: Double
  var dkimWilsonLower: Double

  init(_ figures: AuthenticationFigures) {
    let dmarc = figures.dmarc
    n = dmarc.messages
    fails = dmarc.failures
    passRate = DecisionAnswer.rounded(dmarc.rate, 10_000)
    conservativePassRate = DecisionAnswer.rounded(figures.conservativePassRate, 10_000)
    phi = DecisionAnswer.rounded(dmarc.overdispersion, 100)
    nEff = DecisionAnswer.rounded(dmarc.effectiveSize, 10)
    wilsonLower = DecisionAnswer.rounded(dmarc.bounds.lower, 10_000)
    wilsonUpper = DecisionAnswer.rounded(dmarc.bounds.upper, 10_000)
    dkimAlignedRate = DecisionAnswer.rounded(figures.dkim.rate, 10_000)
    dkimWilsonLower = DecisionAnswer.rounded(figures.dkim.bounds.lower, 10_000)
  }
}
