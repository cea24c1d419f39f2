import DMARC
import PolicyAdvisor

/// The owner's word, as it is written in a `dmarc.yml` and as it is shown.
enum OwnerText {
  private static let sourceKeys = [
    "source", "claim", "critical", "fixed_on", "note", "by", "on",
  ]
  private static let senderKeys = [
    "name", "category", "dkim_domains", "mail_from_domains", "ptr_suffixes",
  ]

  /// An acknowledgement has a date and a name, so that it can be asked about later.
  static func acknowledgement(
    _ value: YAMLValue, _ name: String, _ reader: inout ValueReader
  ) -> Acknowledgement? {
    let allowed =
      "{by: a name, on: a day, note: why}, since an acknowledgement has a date and a name"
    guard case .map = value.content else {
      reader.refuse(value, name, allowed: allowed)
      return nil
    }
    guard let fields = reader.fields(value, name, ["by", "on", "note"]) else { return nil }
    guard fields["by"] != nil, fields["on"] != nil else {
      reader.report(value, "\(name): it is \(allowed)")
      return nil
    }
    return acknowledgement(fields, name, &reader)
  }

  /// `nil` without `by` and `on`, or when they are wrong.
  private static func acknowledgement(
    _ fields: [String: YAMLValue], _ name: String, _ reader: inout ValueReader
  ) -> Acknowledgement? {
    let by = fields["by"].flatMap { reader.text($0, "\(name).by", allowed: "a name") }
    let day = fields["on"].flatMap { reader.day($0, "\(name).on") }
    let note = fields["note"].flatMap { reader.text($0, "\(name).note") }
    guard let by, let day else { return nil }
    return Acknowledgement(day: day, by: by, note: note)
  }

  /// Each source with the line that it is on.
  static func sources(
    _ value: YAMLValue, _ reader: inout ValueReader
  ) -> [(source: OwnerSource, line: Int)] {
    guard let values = reader.list(value, "sources", of: "sources") else { return [] }
    var names: Set<String> = []
    return values.compactMap { value in
      guard let source = source(value, &reader) else { return nil }
      if !names.insert(source.source.lowercased()).inserted {
        reader.report(value, "sources: \(source.source) is there twice; the first one holds")
        return nil
      }
      return (source, value.line)
    }
  }

  private static func source(_ value: YAMLValue, _ reader: inout ValueReader) -> OwnerSource? {
    guard let fields = reader.fields(value, "sources", sourceKeys) else { return nil }
    guard let name = fields["source"] else {
      reader.report(value, "sources: source is missing, the name that dmarc sources shows")
      return nil
    }
    guard let name = reader.text(name, "source", allowed: "a name as dmarc sources shows it")
    else { return nil }
    if fields["claim"] == nil, fields["critical"] == nil, fields["fixed_on"] == nil {
      reader.report(value, "sources: nothing is said of \(name); add claim, critical or fixed_on")
    }
    if (fields["by"] == nil) != (fields["on"] == nil) {
      reader.report(value, "sources: who said it of \(name), and when, go together: by and on")
    }
    var source = OwnerSource(source: name)
    source.claim = fields["claim"].flatMap { reader.choice($0, "claim", OwnerClaim.self) }
    source.isCritical = fields["critical"].flatMap { reader.flag($0, "critical") } ?? false
    source.fixedOn = fields["fixed_on"].flatMap { reader.day($0, "fixed_on") }
    source.said = acknowledgement(fields.filter { $0.key != "note" }, "sources", &reader)
    source.note = fields["note"].flatMap { reader.text($0, "note") }
    return source
  }

  static func senders(_ value: YAMLValue, _ reader: inout ValueReader) -> [OwnSender]? {
    guard let values = reader.list(value, "senders", of: "senders") else { return nil }
    return values.compactMap { sender($0, &reader) }
  }

  private static func sender(_ value: YAMLValue, _ reader: inout ValueReader) -> OwnSender? {
    guard let fields = reader.fields(value, "senders", senderKeys) else { return nil }
    guard let name = fields["name"] else {
      reader.report(value, "senders: name is missing, under which the service is shown")
      return nil
    }
    func domains(_ key: String) -> [String] {
      guard let value = fields[key] else { return [] }
      return (reader.list(value, key, of: "domain names") ?? []).compactMap {
        reader.domain($0, key)
      }
    }
    let sender = OwnSender(
      name: reader.text(name, "name") ?? "", category: category(fields["category"], &reader),
      dkimDomains: domains("dkim_domains"), mailFromDomains: domains("mail_from_domains"),
      ptrSuffixes: domains("ptr_suffixes"))
    if fields["dkim_domains"] == nil, fields["mail_from_domains"] == nil,
      fields["ptr_suffixes"] == nil
    {
      reader.report(
        value,
        "senders: nothing tells \(sender.name); add dkim_domains, mail_from_domains or ptr_suffixes"
      )
    }
    return sender
  }

  /// What is a service of no known kind sends other people's mail, like the most.
  private static func category(_ value: YAMLValue?, _ reader: inout ValueReader) -> String {
    guard let value else { return "saas" }
    if let text = value.text, OwnSender.categories.contains(text) { return text }
    let near = value.text.flatMap { NearestName.of($0, among: OwnSender.categories) }
    reader.refuse(
      value, "category",
      allowed: "one of \(OwnSender.categories.joined(separator: ", "))"
        + (near.map { "; did you mean \($0)?" } ?? ""))
    return "saas"
  }

  static func text(of said: Acknowledgement) -> String {
    "\(said.by) on \(said.day)" + (said.note.map { ": \($0)" } ?? "")
  }

  static func text(of source: OwnerSource) -> String {
    let facts = [
      source.claim?.rawValue, source.isCritical ? "critical" : nil,
      source.fixedOn.map { "fixed on \($0)" }, source.note.map { "“\($0)”" },
      source.said.map { "said by \(text(of: $0))" },
    ]
    return facts.compactMap { $0 }.joined(separator: ", ")
  }
}
