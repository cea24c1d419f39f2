import Yams

/// Reads YAML (1.1, as libyaml takes it) into values with their places.
///
/// Anchors and aliases are refused: a few lines of them expand to billions of values. Nesting ends
/// at libyaml's 1,000 layers, and the file's size is bounded by who reads it.
enum YAMLDocument {
  /// - Returns: `nil` for a document without anything in it.
  static func value(of text: String) throws(SettingsProblem) -> YAMLValue? {
    if let problem = tooManyAliases(in: text) { throw problem }
    do {
      // Nothing is resolved: what a value means is decided by the key that it stands behind.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // An anchor's name lives as long as its parser.
      return try withExtendedLifetime(parser) { try parser.singleRoot().map(value) }
    } catch let error as YamlError {
      throw problem(error)
    } catch let problem as SettingsProblem {
      throw problem
    } catch {
      throw SettingsProblem(line: 1, column: 1, message: "it is not YAML: \(error)")
    }
  }

  private static func value(_ node: Node) throws -> YAMLValue {
    let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    if node.anchor != nil { throw aliasesAreRefused(line: line, column: column) }
    let content: YAMLValue.Content =
      switch node {
      case .scalar(let scalar): .text(scalar.string, isPlain: scalar.style == .plain)
      case .sequence(let nodes): .list(try nodes.map(value))
      case .mapping(let mapping):
        .map(
          try mapping.map { key, value in
            YAMLValue.Entry(key: try self.value(key), value: try self.value(value))
          })
      case .alias: throw aliasesAreRefused(line: line, column: column)
      }
    return YAMLValue(content: content, line: line, column: column)
  }

  /// A key that is an alias is compared with the other keys before anybody sees its anchor, and may
  /// take for ever. Ten aliases cannot grow far, and a text is more likely to have none.
  private static func tooManyAliases(in text: String) -> SettingsProblem? {
    var aliases = 0
    var line = 1
    var previous = UInt8(ascii: "\n")
    var isBefore = false
    for byte in text.utf8 {
      let isWord =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      if isBefore, isWord { aliases += 1 }
      if aliases > 10 { return aliasesAreRefused(line: line, column: 1) }
      isBefore = byte == UInt8(ascii: "*") && " \t\r\n[{,:?-".utf8.contains(previous)
      if byte == 10 { line += 1 }
      previous = byte
    }
    return nil
  }

  private static func aliasesAreRefused(line: Int, column: Int) -> SettingsProblem {
    SettingsProblem(
      line: line, column: column,
      message: "anchors (&name) and aliases (*name) are not read here; write the values out")
  }

  private static func problem(_ error: YamlError) -> SettingsProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let doing = context.map { "\($0.text) that begins in line \($0.mark.line), " } ?? ""
      return SettingsProblem(
        line: mark.line, column: mark.column, message: "it is not YAML: \(doing)\(problem)")
    case .reader(let problem, _, _, _):
      return SettingsProblem(line: 1, column: 1, message: "it is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.prefix(3).joined(separator: ", ")
      return SettingsProblem(
        line: context.mark.line, column: context.mark.column,
        message: "\(names): the key is there twice; which of them holds?")
    default:
      return SettingsProblem(line: 1, column: 1, message: "it is not YAML")
    }
  }
}
