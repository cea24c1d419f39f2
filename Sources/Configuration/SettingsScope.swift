import PolicyAdvisor

/// What is written at the top of a `dmarc.yml`, or in the entry of one domain.
struct SettingsScope: Sendable {
  /// One value that was written.
  struct Assignment: Sendable {
    var name: String
    var line: Int
    var column: Int
    var change: SettingKey.Change
  }

  /// `nil` for all domains.
  let domain: String?
  private(set) var assignments: [Assignment] = []
  private(set) var sources: [(source: OwnerSource, line: Int)] = []

  init(domain: String?) { self.domain = domain }

  /// Takes over the entries of a mapping.
  ///
  /// - Parameter group: the key around them, with a dot; empty at the top.
  mutating func read(
    _ entries: [YAMLValue.Entry], in group: String = "", _ reader: inout ValueReader
  ) {
    for entry in entries {
      // A dot is how we write keys inside each other, not how a file does.
      let name = group + (entry.key.text.flatMap { $0.contains(".") ? nil : $0 } ?? "")
      if name == "sources" {
        sources = OwnerText.sources(entry.value, &reader)
      } else if let key = SettingKey.all.first(where: { $0.name == name }) {
        read(key, entry, &reader)
      } else if SettingKey.all.contains(where: { $0.name.hasPrefix(name + ".") }) {
        let keys = Self.keys(in: name + ".")
        if let entries = reader.map(entry.value, name, with: keys) {
          read(entries, in: name + ".", &reader)
        }
      } else {
        let keys = Self.keys(in: group) + (group.isEmpty && domain == nil ? ["domains"] : [])
        reader.unknown(entry.key, in: group.isEmpty ? nil : String(group.dropLast()), keys)
      }
    }
  }

  private mutating func read(
    _ key: SettingKey, _ entry: YAMLValue.Entry, _ reader: inout ValueReader
  ) {
    if domain != nil, !key.isOfDomain {
      reader.report(entry.key, "\(key.name) is said at the top of the file, for all domains")
    } else if let change = key.read(entry.value, &reader) {
      assignments.append(
        Assignment(
          name: key.name, line: entry.key.line, column: entry.key.column, change: change))
    }
  }

  /// The keys that may stand in a group.
  private static func keys(in group: String) -> [String] {
    var keys: [String] = []
    for key in SettingKey.all where key.name.hasPrefix(group) {
      let first = key.name.dropFirst(group.count).split(separator: ".").first.map(String.init) ?? ""
      if keys.last != first { keys.append(first) }
    }
    return keys
  }

  func apply(to settings: inout Settings) {
    for assignment in assignments {
      if assignment.name != "profile" { assignment.change(&settings) }
      settings.origins[assignment.name] = origin(assignment.line)
    }
    // The first rule that matches a source holds, so a domain's own come first.
    settings.owner.sources.insert(
      contentsOf: sources.map { said in
        var source = said.source
        source.isOfAllDomains = domain == nil
        return source
      }, at: 0)
    settings.sourceOrigins.insert(contentsOf: sources.map { origin($0.line) }, at: 0)
  }

  /// The profile first: what it implies gives way to whatever is written, and be it for all domains.
  func applyProfile(to settings: inout Settings) {
    assignments.last { $0.name == "profile" }?.change(&settings)
  }

  private func origin(_ line: Int) -> SettingOrigin {
    domain.map { .domain($0, line: line) } ?? .file(line: line)
  }
}
