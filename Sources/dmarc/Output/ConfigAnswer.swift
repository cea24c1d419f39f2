import Configuration

/// What `dmarc config` answers.
struct ConfigAnswer: Encodable {
  struct Setting: Encodable {
    var name: String
    var value: SettingValue
    /// `default`, `profile`, `file` or `domain`.
    var origin: String
    @ExplicitNull var line: Int?
  }

  @ExplicitNull var domain: String?
  @ExplicitNull var path: String?
  var settings: [Setting]

  init(_ file: SettingsFile, domain: String?) {
    self.domain = domain
    path = file.path
    settings = file.settings(for: domain).entries.map {
      Setting(
        name: $0.name, value: $0.value, origin: Self.name(of: $0.origin), line: $0.origin.line)
    }
  }

  private static func name(of origin: SettingOrigin) -> String {
    switch origin {
    case .standard: "default"
    case .profile: "profile"
    case .file: "file"
    case .domain: "domain"
    }
  }

  var text: String {
    let place = path.map { "Read from \(TerminalText.safe($0))" } ?? "There is no dmarc.yml"
    var table = Table(columns: [
      .init(title: "Setting"), .init(title: "Value", shortening: .end, least: 24),
      .init(title: "From"),
    ])
    table.rows = settings.map { [$0.name, $0.value.description, from($0)] }
    return WrappedText.line("\(place); these hold for \(domain ?? "all other domains").") + "\n"
      + table.text
  }

  var table: Table {
    var table = Table(columns: [
      .init(title: "Name"), .init(title: "Value"), .init(title: "Origin"), .init(title: "Line"),
    ])
    table.rows = settings.map {
      let value = $0.value == .none ? "" : $0.value.description
      return [$0.name, value, $0.origin, $0.line.map { String($0) } ?? ""]
    }
    return table
  }

  private func from(_ setting: Setting) -> String {
    guard let line = setting.line else { return setting.origin }
    let place = "dmarc.yml:\(line)"
    return setting.origin == "domain" ? "domain entry \(place)" : place
  }

  /// What `--check` says of a file that was read.
  static func order(of file: SettingsFile) -> String {
    guard let path = file.path else { return "There is no dmarc.yml; the defaults hold.\n" }
    let count = file.domains.count
    let domains = count == 1 ? "domain" : "domains"
    return "\(TerminalText.safe(path)) is in order, with entries for \(count) \(domains).\n"
  }
}
