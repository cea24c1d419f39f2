import DMARC
import SenderCatalog

/// What a diagnosis is made from: one source in a window.
struct FailureSubject {
  var name: String
  /// The policy domain.
  var domain: String
  var sourceClass: SourceClass
  var causes: FailureCauses
  var names = FailingNames()
  /// Of the window.
  var days: [DayCount] = []
  var change: ChangePoint?
  var noise: ReceiverNoise?
  var entry: CatalogEntry?
  /// What is said of it as mail of Amazon SES.
  var amazonSES: [SESDiagnosis] = []
  /// The DMARC record, as far as it is known.
  var record: DMARCRecord?
  /// Whether it is Amazon SES, and nothing of it has failed on as many days and messages as a change point
  /// asks for. ``SESDiagnoser`` has nothing to say of what has been repaired, and neither has anybody else.
  var isRepaired = false

  /// The Author Domain of most of its mail.
  var author: String { names.authorDomain ?? domain }

  /// Whether a change point divides the days into signed and unsigned ones: nine of ten messages, and
  /// at most half. Some survive in the caches of resolvers.
  var hasLostSignature: Bool {
    guard let change, change.kind == .regressed else { return false }
    return signedShare { $0 < change.day } >= 0.9 && signedShare { $0 >= change.day } <= 0.5
  }

  private func signedShare(_ matches: (UTCDay) -> Bool) -> Double {
    let days = days.filter { matches($0.day) }
    let messages = days.reduce(0) { $0 + $1.messages }
    return messages > 0 ? Double(days.reduce(0) { $0 + $1.dkimPasses }) / Double(messages) : 0
  }

  /// What comes before any repair.
  var decision: [String] {
    if entry?.simulatesPhishing == true, sourceClass.isOwn {
      return [
        "It plays phishers too, and such mail is meant to fail. It is judged because you say in "
          + "dmarc.yml that it is yours; without that claim it counts for nothing."
      ]
    }
    guard sourceClass == .unknown else { return [] }
    return [
      "Find out whether it is yours. If it is not, say so in dmarc.yml (sources: source: \(name), "
        + "claim: foreign), and leave the rest."
    ]
  }

  /// Whether some of its mail passes beside what fails.
  var passesInPart: Bool { causes.messages > 0 && days.contains { $0.judgedPasses > 0 } }

  /// Whether what passes does so by SPF alone.
  var passesUnsigned: Bool {
    let passes = days.reduce(0) { $0 + $1.judgedPasses }
    return sourceClass.isOwn && passes > 0 && 2 * days.reduce(0) { $0 + $1.dkimPasses } < passes
  }

  /// The cause of most failures; where nothing fails, what will.
  var code: FailureCode? {
    if let noise, causes.isMost(noise.reporter.failures) { return .atOneReceiver }
    if isRepaired { return nil }
    return FailureCode(causes, of: sourceClass, lostSignature: hasLostSignature)
      ?? (passesUnsigned ? .unsigned : nil)
  }

  /// The code of what is to be repaired first; `nil` where there is advice at most.
  var repairCode: String? {
    guard amazonSES.isEmpty else {
      return amazonSES.first.flatMap { $0.isAdvice ? nil : FailureDiagnosis($0).code }
    }
    return causes.messages > 0 ? code?.rawValue : nil
  }
}

extension [DayCount] {
  /// Whether mail failed, and as many days and messages have passed since as a change point asks for.
  func endClean(_ limits: ChangePointLimits) -> Bool {
    let active = filter { $0.messages > 0 }
    guard let last = active.lastIndex(where: { $0.judgedPasses < $0.messages }) else {
      return false
    }
    let clean = active[(last + 1)...]
    return clean.count >= limits.activeDays
      && clean.reduce(0) { $0 + $1.messages } >= limits.messages
  }
}
