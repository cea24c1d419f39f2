import PolicyAdvisor

/// The record of a decision for people. Records are not wrapped, so that they can be copied.
struct DecisionRecordText {
  private let decision: Decision

  init(_ decision: Decision) { self.decision = decision }

  var text: String {
    let name = "_dmarc.\(decision.domain)"
    var text = ""
    if let subdomain = decision.subdomainRecord {
      text +=
        "Record to publish\n" + line("_dmarc.\(subdomain.domain)", subdomain.record) + "\n"
    }
    if decision.keepsRecord {
      text += "Record, which stays as it is\n" + line(name, decision.nextRecord)
    } else {
      if let current = decision.currentRecord {
        let origin = decision.isRecordGiven ? "you gave it" : "reports show it"
        text += "Record now, as \(origin)\n" + line(name, current)
      }
      text += "Record to publish\n" + line(name, decision.nextRecord)
    }
    return text
      + decision.recordNotes.map { WrappedText.lines($0, mark: "  Note: ") }.joined()
  }

  private func line(_ name: String, _ record: String) -> String {
    "  \(TerminalText.safe(name)) TXT \"\(TerminalText.safe(record))\"\n"
  }
}
