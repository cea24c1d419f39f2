import PolicyAdvisor
import SenderCatalog

/// Why one source fails, for people.
struct ExplanationText {
  private let explanation: SourceExplanation

  init(_ explanation: SourceExplanation) { self.explanation = explanation }

  var text: String {
    let count = NumberText.count
    let className = SourceClassText.short(explanation.sourceClass)
    var text = WrappedText.lines(
      "\(explanation.name) (\(className)): \(count(explanation.failures)) of "
        + "\(count(explanation.messages)) messages fail DMARC")
    let naming = explanation.naming
    text += WrappedText.lines(
      "Named by: \(naming.reason) (\(naming.confidence.rawValue)).", mark: "  ")
    text += explanation.evidence.map { WrappedText.lines($0, mark: "  ") }.joined()
    if explanation.failures > 0 {
      let causes = explanation.causes
      text += WrappedText.lines(
        "Of those that fail: SPF not authenticated \(count(causes.spfUnauthenticated)), "
          + "authenticated and not aligned \(count(causes.spfMisaligned)); DKIM not authenticated "
          + "\(count(causes.dkimUnauthenticated)), authenticated and not aligned "
          + "\(count(causes.dkimMisaligned)).", mark: "  ")
    }
    if let change = explanation.change {
      text += WrappedText.lines("Pass rate: \(change.sentence).", mark: "  ")
    }
    if let noise = explanation.noise, !explanation.diagnoses.contains(where: Self.isNoise) {
      text += WrappedText.lines("\(noise.sentence).", mark: "  ")
    }
    return text + explanation.diagnoses.map(Self.text).joined()
  }

  private static func isNoise(_ diagnosis: FailureDiagnosis) -> Bool {
    diagnosis.code == FailureCode.atOneReceiver.rawValue
  }

  private static func text(_ diagnosis: FailureDiagnosis) -> String {
    let kind =
      diagnosis.isAdvice
      ? ", advice" : diagnosis.confidence == .certain ? "" : ", \(diagnosis.confidence.rawValue)"
    var text = WrappedText.lines("[\(diagnosis.code)\(kind)] \(diagnosis.cause)", mark: "  ")
    for (place, step) in diagnosis.steps.enumerated() {
      text += WrappedText.lines(step, mark: "  \(place + 1). ")
    }
    for line in RecordFormat.text.text(of: diagnosis.records).split(separator: "\n") {
      text += "     \(TerminalText.safe(String(line)))\n"
    }
    if diagnosis.mustBeVerifiedWithProvider {
      text += "  Not everything here is checked: verify with the provider.\n"
    }
    return text + WrappedText.lines("Done when: \(diagnosis.expectation)", mark: "  ")
  }
}
