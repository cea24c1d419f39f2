/// A value of a YAML document with its place.
struct YAMLValue: Sendable {
  enum Content: Sendable {
    /// What is plain may be a number, a truth or nothing; what is quoted is a text.
    case text(String, isPlain: Bool)
    case list([YAMLValue])
    case map([Entry])
  }

  struct Entry: Sendable {
    var key: YAMLValue
    var value: YAMLValue
  }

  var content: Content
  /// Counted from 1, as editors do.
  var line: Int
  var column: Int

  /// What an error says that it found.
  var found: String {
    switch content {
    case .list: return "a list"
    case .map: return "a mapping"
    case .text where isNull: return "nothing"
    case .text(let text, _):
      return text.count > 60 ? "“\(text.prefix(60))…”" : "“\(text)”"
    }
  }

  /// `null`, `~`, or a key with nothing behind it.
  var isNull: Bool { plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false }

  /// The text of a plain scalar.
  var plain: String? {
    if case .text(let text, isPlain: true) = content { text } else { nil }
  }

  var text: String? {
    if case .text(let text, _) = content, !isNull { text } else { nil }
  }
}
