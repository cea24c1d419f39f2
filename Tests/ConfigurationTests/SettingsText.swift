import Configuration

/// Reads a `dmarc.yml` from the text of a test.
enum SettingsText {
  static func file(_ text: String) throws -> SettingsFile {
    try SettingsFile(text: text, path: "dmarc.yml")
  }

  static func settings(_ text: String, for domain: String? = nil) throws -> Settings {
    try file(text).settings(for: domain)
  }

  /// What is wrong with a text; empty when nothing is.
  static func problems(_ text: String) -> [SettingsProblem] {
    do {
      _ = try file(text)
      return []
    } catch SettingsError.invalid(_, let problems) {
      return problems
    } catch {
      return []
    }
  }

  /// `line:column: message` of everything that is wrong with a text.
  static func complaints(_ text: String) -> [String] {
    problems(text).map { "\($0.line):\($0.column): \($0.message)" }
  }
}
