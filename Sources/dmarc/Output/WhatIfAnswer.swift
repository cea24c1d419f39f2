import DMARC
import PolicyAdvisor

/// What `dmarc what-if` answers. All figures but the counts are messages a week, of mail seen by
/// reporters: at most, and without what reporters say they would deliver all the same.
struct WhatIfAnswer: Encodable {
  struct Enforced: Encodable {
    var junked: Double
    var junkedExpected: Double
    var refused: Double
    var refusedExpected: Double

    init(_ mail: EnforcedMail) {
      junked = mail.junked.maximum.rounded(toParts: 10)
      junkedExpected = mail.junked.expected.rounded(toParts: 10)
      refused = mail.refused.maximum.rounded(toParts: 10)
      refusedExpected = mail.refused.expected.rounded(toParts: 10)
    }
  }

  struct Outcome: Encodable {
    var rfc7489: Enforced
    /// Names of which nothing proves that they exist count under the stricter of `sp` and `np` …
    var rfc9989: Enforced
    /// … and here under the weaker.
    var rfc9989AtLeast: Enforced

    init(_ outcome: TrialOutcome) {
      rfc7489 = Enforced(outcome.rfc7489)
      rfc9989 = Enforced(outcome.rfc9989)
      rfc9989AtLeast = Enforced(outcome.rfc9989AtLeast)
    }
  }

  /// What depends on which names exist.
  struct Doubt: Encodable {
    var sp: String
    var np: String
    var perWeek: LossAnswer
    var legitimatePerWeek: LossAnswer
    var names: [String]

    init(_ doubt: NameDoubt) {
      sp = doubt.existing.rawValue
      np = doubt.nonexistent.rawValue
      perWeek = LossAnswer(doubt.perWeek)
      legitimatePerWeek = LossAnswer(doubt.legitimatePerWeek)
      names = doubt.names
    }
  }

  struct Doubts: Encodable {
    @ExplicitNull var present: Doubt?
    @ExplicitNull var tried: Doubt?
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
    /// Whether the reports prove that the author domain exists.
    var isNameProven: Bool
    var messages: Int
    var fails: Int
    var presentFails: Int
    /// Failing messages that reporters delivered for a reason of their own.
    var overridden: Int
    var presentOverridden: Int
    var present: Outcome
    var tried: Outcome
  }

  var domain: String
  var window: WindowAnswer
  /// Replayed, of so many days of the window with reports.
  var messages: Int
  var reportDays: Int
  var record: String
  var presentRecord: String
  /// Own mail, and what forwarders and lists pass on: it would be lost.
  var legitimate: Sum
  /// It would be stopped.
  var spoofed: Sum
  var undecided: Sum
  var sources: [Line]
  var unprovenNames: Doubts
  var notes: [String]

  /// The exit code of `dmarc what-if`: 3 where no mail was replayed, which proves nothing safe.
  var exitCode: Int32 { messages > 0 ? 0 : 3 }

  init(_ trial: RecordTrial) {
    domain = trial.domain
    window = WindowAnswer(trial.window)
    messages = trial.messages
    reportDays = trial.reportDays
    record = trial.record.description
    presentRecord = trial.present.description
    legitimate = Sum(trial.total(\.isLegitimate))
    spoofed = Sum(trial.total { $0 == .spoof })
    undecided = Sum(trial.total { $0 == .unknown })
    sources = trial.lines.map { line in
      Line(
        source: line.source, cls: line.sourceClass.rawValue, authorDomain: line.authorDomain,
        isNameProven: line.isProven, messages: line.messages, fails: line.failures,
        presentFails: line.presentFailures,
        overridden: line.overridden, presentOverridden: line.presentOverridden,
        present: Outcome(line.present), tried: Outcome(line.tried))
    }
    unprovenNames = Doubts(
      present: trial.presentDoubt.map { Doubt($0) }, tried: trial.doubt.map { Doubt($0) })
    notes = trial.notes
  }
}
