import DMARC
import SenderCatalog

/// What `dmarc ses` answers.
struct SESAnswer: Encodable {
  struct Item: Encodable {
    var name: String
    var type: String
    var ttl: Int
    var data: String
    var state: String
    var evidence: String

    init(_ item: SESPlan.Item) {
      let record = RecordAnswer(item.record)
      (name, type, ttl, data) = (record.name, record.type, record.ttl, record.data)
      state = item.state.rawValue
      evidence = item.evidence
    }
  }

  struct Plan: Encodable {
    /// `nil` when neither the reports nor the options name one.
    var region: String?
    var mailFromDomain: String
    var messages: Int
    var records: [Item]
    var notes: [String]
  }

  struct Diagnosis: Encodable {
    var code: String
    var confidence: String
    var region: String?
    var authorDomain: String
    var messages: Int
    var failures: Int
    var since: String?
    var cause: String
    var steps: [String]
    var records: [RecordAnswer]
    var expectation: String

    init(_ diagnosis: SESDiagnosis) {
      code = diagnosis.code.rawValue
      confidence = diagnosis.confidence.rawValue
      region = diagnosis.region
      authorDomain = diagnosis.authorDomain
      messages = diagnosis.messages
      failures = diagnosis.failures
      since = diagnosis.since?.description
      cause = diagnosis.cause
      steps = diagnosis.steps
      records = diagnosis.records.map(RecordAnswer.init)
      expectation = diagnosis.expectation
    }
  }

  var domain: String
  /// The first day, and the day after the last one; `nil` without reports.
  @ExplicitNull var since: String?
  @ExplicitNull var until: String?
  /// One for each region.
  var regions: [Plan]
  var diagnoses: [Diagnosis]

  /// The records that are to be published, each once; none that rows show to work already.
  let open: [DNSRecord]
  private let plans: [SESPlan]
  private let found: [SESDiagnosis]

  private enum CodingKeys: String, CodingKey { case domain, since, until, regions, diagnoses }

  init(_ domain: String, plans: [SESPlan], _ found: [SESDiagnosis] = []) {
    self.domain = domain
    self.plans = plans
    self.found = found
    diagnoses = found.map(Diagnosis.init)
    regions = plans.map { plan in
      Plan(
        region: plan.records.region?.name, mailFromDomain: plan.records.mailFromDomain,
        messages: plan.messages, records: plan.items.map(Item.init), notes: plan.records.notes)
    }
    let missing = plans.flatMap(\.open).map(\.record)
    let working = Set(plans.flatMap(\.items).map(\.record)).subtracting(missing)
    let asked = missing + found.flatMap(\.records).filter { !working.contains($0) }
    open = asked.reduce(into: []) { records, record in
      if !records.contains(record) { records.append(record) }
    }
  }

  // MARK: For people

  var text: String {
    let plans = plans.isEmpty ? [servicesText] : plans.map(planText)
    return (plans + found.map(diagnosisText)).joined(separator: "\n")
  }

  private var servicesText: String {
    WrappedText.line(
      "\(domain): services alone send through Amazon SES, by accounts of their own. With --region it "
        + "shows the records for yours.")
  }

  /// The records with their states, and below those of one finding what it rests on.
  private func planText(_ plan: SESPlan) -> String {
    let region = plan.records.region.map { "in \($0)" } ?? "in no region that is known"
    let messages = since == nil ? "" : ", " + NumberText.counted(plan.messages, "message")
    var text = WrappedText.line("\(domain) through Amazon SES \(region)\(messages)")
    let lines = RecordFormat.text.text(of: plan.items.map(\.record)).split(separator: "\n")
    for (index, item) in plan.items.enumerated() where index < lines.count {
      let state = Self.word(item.state)
      text += "  \(state)\(String(repeating: " ", count: 9 - state.count))\(lines[index])\n"
      let isLast =
        index + 1 == plan.items.count || plan.items[index + 1].evidence != item.evidence
      if isLast, since != nil {
        text += WrappedText.line(item.evidence, mark: "           ")
      }
    }
    return text + plan.records.notes.map { WrappedText.line($0, mark: "  Note: ") }.joined()
  }

  private static func word(_ state: SESPlan.State) -> String {
    switch state {
    case .inPlace: "ok"
    case .likely: "likely"
    case .missing: "MISSING"
    case .unknown: "to do"
    }
  }

  private func diagnosisText(_ diagnosis: SESDiagnosis) -> String {
    let kind = diagnosis.isAdvice ? "advice" : diagnosis.confidence.rawValue
    let records = RecordFormat.text.text(of: diagnosis.records).split(separator: "\n")
    var text = WrappedText.line("\(diagnosis.code.rawValue), \(kind): \(diagnosis.cause)")
    text += WrappedText.line(
      "\(NumberText.counted(diagnosis.messages, "message")) as \(diagnosis.authorDomain), "
        + "\(NumberText.count(diagnosis.failures)) fail DMARC", mark: "  ")
    for (place, step) in diagnosis.steps.enumerated() {
      text += WrappedText.line(step, mark: "  \(place + 1). ")
    }
    for record in records { text += "     \(TerminalText.safe(String(record)))\n" }
    return text + WrappedText.line("Done when: \(diagnosis.expectation)", mark: "  ")
  }
}
