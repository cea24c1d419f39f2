import DMARC

/// A `dmarc.yml`: what the owner of some domains says of them, and the thresholds that differ from
/// the defaults; for all domains, and key by key for each.
///
/// Only exact names count: what is said of a domain is not said of its subdomains.
public struct SettingsFile: Sendable {
  /// `nil` when there is none.
  public let path: String?
  private let general: SettingsScope
  private let scopes: [String: SettingsScope]

  /// The defaults alone.
  public init() {
    path = nil
    general = SettingsScope(domain: nil)
    scopes = [:]
  }

  /// Reads the text of a file.
  ///
  /// - Parameter path: for messages and origins, and relative to which databases are named.
  public init(text: String, path: String) throws(SettingsError) {
    self.path = path
    let root: YAMLValue?
    do {
      root = try YAMLDocument.value(of: text)
    } catch {
      throw .invalid(path: path, problems: [error])
    }
    var reader = ValueReader()
    (general, scopes) = Self.scopes(root, &reader)
    if reader.problems.isEmpty { checkRules(&reader) }
    if !reader.problems.isEmpty {
      let problems = reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      throw .invalid(path: path, problems: problems)
    }
  }

  /// The domains that have entries of their own, in the order of names.
  public var domains: [String] { scopes.keys.sorted() }

  /// What holds for a domain, or for all that have no entry of their own.
  ///
  /// - Parameter domain: canonical (``DomainName/canonical(_:)``).
  public func settings(for domain: String? = nil) -> Settings {
    let own = domain.flatMap { scopes[$0] }
    var settings = Settings()
    general.applyProfile(to: &settings)
    own?.applyProfile(to: &settings)
    general.apply(to: &settings)
    own?.apply(to: &settings)
    return settings
  }

  private static func scopes(
    _ root: YAMLValue?, _ reader: inout ValueReader
  ) -> (general: SettingsScope, domains: [String: SettingsScope]) {
    var general = SettingsScope(domain: nil)
    var scopes: [String: SettingsScope] = [:]
    guard let root, !root.isNull else { return (general, scopes) }
    guard case .map(let entries) = root.content else {
      reader.report(root, "found \(root.found); a dmarc.yml is a mapping, such as profile: users")
      return (general, scopes)
    }
    general.read(entries.filter { $0.key.text != "domains" }, &reader)
    for entry in entries where entry.key.text == "domains" && !entry.value.isNull {
      guard let domains = reader.map(entry.value, "domains", with: ["domain names"]) else { break }
      for entry in domains {
        guard let domain = reader.domain(entry.key, "domains") else { continue }
        if scopes[domain] != nil {
          reader.report(entry.key, "domains: \(domain) is there twice; which of them holds?")
        }
        var scope = SettingsScope(domain: domain)
        if !entry.value.isNull {
          let keys = ["profile, sources, …"]
          scope.read(reader.map(entry.value, domain, with: keys) ?? [], &reader)
        }
        scopes[domain] = scope
      }
    }
    return (general, scopes)
  }

  /// Reports a broken rule where the last of its two settings was written.
  private func checkRules(_ reader: inout ValueReader) {
    let domains = scopes.sorted { $0.key < $1.key }.map(\.value)
    for scope in [general] + domains where !scope.assignments.isEmpty {
      let settings = settings(for: scope.domain)
      for rule in SettingsRule.all {
        guard let last = scope.assignments.last(where: { rule.concerns($0.name) }),
          let problem = rule.problem(in: settings)
        else { continue }
        reader.report(line: last.line, column: last.column, problem)
      }
    }
  }
}
