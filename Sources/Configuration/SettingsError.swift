/// Why a `dmarc.yml` was not taken. Nothing of it holds then: half of the owner's word is not the
/// owner's word.
public enum SettingsError: Error, Sendable, Hashable {
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, limit: Int)
  case notUTF8(path: String, line: Int)
  /// In the order of lines.
  case invalid(path: String, problems: [SettingsProblem])
}

extension SettingsError: CustomStringConvertible {
  /// A line for each thing that is wrong, each with its place as compilers write it.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): the file cannot be read: \(reason)"
    case .tooLarge(let path, let limit):
      "\(path): the file is larger than \(limit) bytes, which thousands of domains do not fill"
    case .notUTF8(let path, let line):
      "\(path):\(line): the file is not UTF-8; save it as UTF-8 in your editor"
    case .invalid(let path, let problems):
      problems.map { "\(path):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
    }
  }
}
