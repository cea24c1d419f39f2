public import PolicyAdvisor

/// One setting as `dmarc config` shows it.
public struct SettingEntry: Sendable, Hashable {
  /// The key as it is written, the keys around it before it: `dwell.q_test`.
  public var name: String
  public var value: SettingValue
  public var origin: SettingOrigin
}

/// The value of a setting.
public enum SettingValue: Sendable, Hashable {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case integers([Int])
  case none
}

extension SettingValue: CustomStringConvertible {
  /// As it is written in a `dmarc.yml`; `-` for nothing.
  public var description: String {
    switch self {
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .text(let text): text
    case .integers(let numbers): "[" + numbers.map { String($0) }.joined(separator: ", ") + "]"
    case .none: "-"
    }
  }
}

extension SettingValue: Encodable {
  /// Writes the value alone, without the word for its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .integer(let number): try container.encode(number)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .integers(let numbers): try container.encode(numbers)
    case .none: try container.encodeNil()
    }
  }
}

/// Who set a value.
public enum SettingOrigin: Sendable, Hashable {
  /// Nobody did.
  case standard
  /// It follows from the profile.
  case profile(Profile)
  /// For all domains.
  case file(line: Int)
  /// In a domain's own entry.
  case domain(String, line: Int)

  public var line: Int? {
    switch self {
    case .standard, .profile: nil
    case .file(let line), .domain(_, let line): line
    }
  }
}
