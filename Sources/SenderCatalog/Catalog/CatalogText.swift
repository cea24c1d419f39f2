import DMARC

/// Reads the catalogue's text (``SenderEntries``).
struct CatalogText {
  private(set) var entries: [CatalogEntry] = []
  /// Lines that say nothing, with their numbers: `12: unknown word "ptrs"`.
  private(set) var problems: [String] = []
  private var current: CatalogEntry?

  init(_ text: String) {
    var number = 0
    // By bytes: letters are several times as dear, and every command that names senders pays.
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = Substring(bytes)
      number += 1
      if line.isEmpty {
        finish()
      } else if current == nil {
        begin(line, number)
      } else {
        let end = line.utf8.firstIndex(of: Self.blank) ?? line.endIndex
        add(line[..<end], line[end...].dropFirst(), number)
      }
    }
    finish()
  }

  private mutating func finish() {
    if let current { entries.append(current) }
    current = nil
  }

  private mutating func begin(_ line: Substring, _ number: Int) {
    let fields = line.utf8.split(separator: UInt8(ascii: "|")).map { Self.trimmed($0) }
    guard fields.count == 4, let category = SenderCategory(rawValue: String(fields[2])),
      let grade = EvidenceGrade(rawValue: String(fields[3]))
    else {
      problems.append("\(number): not an identifier, a name, a category and a grade")
      return
    }
    current = CatalogEntry(
      id: String(fields[0]), name: String(fields[1]), category: category, grade: grade)
  }

  private mutating func add(_ word: Substring, _ value: Substring, _ number: Int) {
    func refuse(_ reason: String) { problems.append("\(number): \(reason)") }
    switch word {
    case "dkim": current?.dkimDomains += Self.words(value)
    case "mail-from": current?.mailFromDomains += Self.words(value)
    case "ptr": current?.reverseNames += Self.words(value)
    case "selector": current?.selectors += Self.words(value).map(LabelPattern.init)
    case "label": current?.mailFromLabels += Self.words(value).map(LabelPattern.init)
    case "range":
      let ranges = value.split(separator: " ").map { AddressRange($0) }
      if ranges.contains(nil) { refuse("not a range of addresses") }
      current?.ranges += ranges.compactMap(\.self)
    case "runs-on": current?.platform = String(value)
    case "carries-others": current?.carriesOthers = true
    case "verifies-author": current?.verifiesAuthor = true
    case "simulates-phishing": current?.simulatesPhishing = true
    case "include": current?.include = String(value)
    case "spf-aligns":
      if let ability = Self.ability(value) { current?.spf = ability } else { refuse("yes, no, if") }
    case "dkim-aligns":
      if let ability = Self.ability(value) {
        current?.dkim = ability
      } else {
        refuse("yes, no, if")
      }
    case "strict":
      current?.strict = StrictAlignment(rawValue: String(value))
      if current?.strict == nil { refuse("not a mechanism") }
    case "step": current?.steps.append(String(value))
    case "record":
      if let record = DNSRecord(value) {
        current?.recordTemplates.append(record)
      } else {
        refuse("not a record")
      }
    case "note": current?.notes.append(String(value))
    default: refuse("unknown word \"\(word)\"")
    }
  }

  private static let blank = UInt8(ascii: " ")

  private static func words(_ value: Substring) -> [String] {
    value.utf8.split(separator: blank).map { String(Substring($0)) }
  }

  private static func trimmed(_ field: Substring.UTF8View.SubSequence) -> Substring {
    var field = field.drop { $0 == blank }
    while field.last == blank { field.removeLast() }
    return Substring(field)
  }

  private static func ability(_ value: Substring) -> AlignmentAbility? {
    switch value {
    case "yes": .always
    case "no": .never
    default: value.hasPrefix("if ") ? .onlyIf(String(value.dropFirst(3))) : nil
    }
  }
}
