import DMARC

/// Reads the values of a `dmarc.yml` and collects what is wrong with them: each is an answer or a
/// problem, so that all problems of a file are told at once.
struct ValueReader {
  private(set) var problems: [SettingsProblem] = []

  /// Who has more to mend will run this again anyway.
  static let mostProblems = 100

  mutating func report(_ value: YAMLValue, _ message: String) {
    report(line: value.line, column: value.column, message)
  }

  mutating func report(line: Int, column: Int, _ message: String) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(SettingsProblem(line: line, column: column, message: message))
  }

  /// Says what was found instead.
  mutating func refuse(_ value: YAMLValue, _ name: String, allowed: String) {
    report(value, "\(name): found \(value.found); it is \(allowed)")
  }

  mutating func flag(_ value: YAMLValue, _ name: String) -> Bool? {
    switch value.plain {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      refuse(value, name, allowed: "true or false")
      return nil
    }
  }

  mutating func integer(
    _ value: YAMLValue, _ name: String, in range: ClosedRange<Int>, of unit: String
  ) -> Int? {
    if let number = value.plain.flatMap({ Int($0) }), range.contains(number) { return number }
    let bounds = "from \(range.lowerBound) to \(range.upperBound)"
    refuse(value, name, allowed: "a whole number of \(unit) \(bounds)")
    return nil
  }

  /// A number in digits, with or without a point.
  mutating func number(
    _ value: YAMLValue, _ name: String, in range: ClosedRange<Double>, allowed: String
  ) -> Double? {
    if let text = value.plain, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
      let number = Double(text), range.contains(number)
    {
      return number
    }
    refuse(value, name, allowed: allowed)
    return nil
  }

  mutating func share(_ value: YAMLValue, _ name: String) -> Double? {
    number(value, name, in: 0...1, allowed: "a share from 0 to 1, such as 0.98 for 98 %")
  }

  /// A text that is not empty. Texts are shown, so they are short.
  mutating func text(_ value: YAMLValue, _ name: String, allowed: String = "a text") -> String? {
    if let text = value.text, !text.allSatisfy(\.isWhitespace), text.utf8.count <= 2_000 {
      return text
    }
    refuse(value, name, allowed: allowed)
    return nil
  }

  mutating func day(_ value: YAMLValue, _ name: String) -> UTCDay? {
    if let day = value.text.flatMap({ UTCDay($0) }) { return day }
    refuse(value, name, allowed: "a day such as 2026-10-31")
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: YAMLValue, _ name: String, _ type: Choice.Type
  ) -> Choice? {
    if let choice = value.text.flatMap(Choice.init(rawValue:)) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    refuse(value, name, allowed: "one of \(names.joined(separator: ", "))" + hint(value, names))
    return nil
  }

  /// A domain name, made canonical.
  mutating func domain(_ value: YAMLValue, _ name: String) -> String? {
    let domain = DomainName.canonical(value.text ?? "")
    if DomainName.canHaveRecord(domain), domain.contains(".") { return domain }
    refuse(value, name, allowed: "a domain name such as example.com")
    return nil
  }

  mutating func list(_ value: YAMLValue, _ name: String, of things: String) -> [YAMLValue]? {
    if case .list(let values) = value.content { return values }
    refuse(value, name, allowed: "a list of \(things)")
    return nil
  }

  mutating func map(_ value: YAMLValue, _ name: String, with keys: [String]) -> [YAMLValue.Entry]? {
    if case .map(let entries) = value.content { return entries }
    refuse(value, name, allowed: "a mapping with \(keys.joined(separator: ", "))")
    return nil
  }

  /// The values of a mapping whose keys are known; those that are not are problems.
  mutating func fields(
    _ value: YAMLValue, _ name: String, _ keys: [String]
  ) -> [String: YAMLValue]? {
    guard let entries = map(value, name, with: keys) else { return nil }
    var fields: [String: YAMLValue] = [:]
    for entry in entries {
      if let key = entry.key.text, keys.contains(key) {
        fields[key] = entry.value
      } else {
        unknown(entry.key, in: name, keys)
      }
    }
    return fields
  }

  /// - Parameter name: of the mapping; `nil` for the file.
  mutating func unknown(_ key: YAMLValue, in name: String?, _ keys: [String]) {
    let place = name.map { " in \($0)" } ?? ""
    let allowed = keys.count <= 8 ? "; allowed are \(keys.joined(separator: ", "))" : ""
    let hint = hint(key, keys)
    report(key, "\(key.found) is no key\(place)" + (hint.isEmpty ? allowed : hint))
  }

  private func hint(_ value: YAMLValue, _ names: [String]) -> String {
    value.text.flatMap { NearestName.of($0, among: names) }.map { "; did you mean \($0)?" } ?? ""
  }
}
