import DMARC
import PolicyAdvisor

/// What `dmarc what-if` answers. All figures but the counts are messages a week, of mail seen by
/// reporters.
struct WhatIfAnswer: Encodable {
  struct Enforced: Encodable {
    var junked: Double
    var refused: Double

    init(_ enforced: TrialOutcome.Enforced) {
      junked = enforced.junked.rounded(toParts: 10)
      refused = enforced.refused.rounded(toParts: 10)
    }
  }

  struct Outcome: Encodable {
    var rfc7489: Enforced
    var rfc9989: Enforced

    init(_ outcome: TrialOutcome) {
      rfc7489 = Enforced(outcome.rfc7489)
      rfc9989 = Enforced(outcome.rfc9989)
    }
  }

  /// What the present record does, and what the other one would.
  struct Sum: Encodable {
    var present: Outcome
    var tried: Outcome

    init(_ sums: (present: TrialOutcome, tried: TrialOutcome)) {
      present = Outcome(sums.present)
      tried = Outcome(sums.tried)
    }
  }

  struct Line: Encodable {
    var source: String
    var cls: String
    var authorDomain: String
    var messages: Int
    var fails: Int
    var presentFails: Int
    var present: Outcome
    var tried: Outcome
  }

  var domain: String
  var window: WindowAnswer
  var record: String
  var presentRecord: String
  /// Own mail, and what forwarders and lists pass on: it would be lost.
  var legitimate: Sum
  /// It would be stopped.
  var spoofed: Sum
  var undecided: Sum
  var sources: [Line]
  var notes: [String]

  init(_ trial: RecordTrial) {
    domain = trial.domain
    window = WindowAnswer(trial.window)
    record = trial.record.description
    presentRecord = trial.present.description
    legitimate = Sum(trial.total { $0.isOwn || $0.isIndirect })
    spoofed = Sum(trial.total { $0 == .spoof })
    undecided = Sum(trial.total { $0 == .unknown })
    sources = trial.lines.map { line in
      Line(
        source: line.source, cls: line.sourceClass.rawValue, authorDomain: line.authorDomain,
        messages: line.messages, fails: line.failures, presentFails: line.presentFailures,
        present: Outcome(line.present), tried: Outcome(line.tried))
    }
    notes = trial.notes
  }
}
