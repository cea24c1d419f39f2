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
      rateBefore = change.before.rate.cut(toParts: 10_000)
      rateSince = change.since.rate.cut(toParts: 10_000)
      likelihoodRatio = change.likelihoodRatio.rounded(toParts: 100)
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
  var judged: WindowAnswer
  /// Of the whole window.
  var inWindow: RateAnswers
  @ExplicitNull var change: Change?
  @ExplicitNull var fix: Fix?
  @ExplicitNull var episode: EpisodeDays?
  var atRiskPerWeek: LossAnswer

  init(_ source: SourceFigures, evidence: [String]) {
    self.source = source.name
    service = source.service
    cls = source.sourceClass.rawValue
    isCritical = source.isCritical
    diagnosis = source.diagnosis
    self.evidence = evidence
    rates = RateAnswers(source.authentication)
    judged = WindowAnswer(source.judgedDays)
    inWindow = RateAnswers(source.inWindow)
    change = source.change.map { Change($0) }
    fix = source.fix.map { Fix($0) }
    episode = source.episode.map { EpisodeDays($0) }
    atRiskPerWeek = LossAnswer(source.atRiskPerWeek)
  }
}
