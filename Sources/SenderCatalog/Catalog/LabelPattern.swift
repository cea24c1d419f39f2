/// A label that a service has its customers use: exactly, or with one `#` for digits or one `*` for
/// anything at all in it.
public struct LabelPattern: Sendable, Hashable {
  public let text: String
  private let prefix: Substring
  private let wildcard: Character?
  private let suffix: Substring

  /// - Parameter text: in lower case.
  public init(_ text: String) {
    self.text = text
    let place = text.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "*") }
    prefix = text[..<(place ?? text.endIndex)]
    wildcard = place.map { text[$0] }
    suffix = place.map { text[text.index(after: $0)...] } ?? ""
  }

  public var isExact: Bool { wildcard == nil }

  /// - Parameter label: in lower case.
  public func matches(_ label: some StringProtocol) -> Bool {
    guard let wildcard else { return label == text }
    guard label.utf8.count > prefix.utf8.count + suffix.utf8.count, label.hasPrefix(prefix),
      label.hasSuffix(suffix)
    else { return false }
    let middle = label.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    return wildcard == "*" || middle.allSatisfy { (48...57).contains($0) }
  }
}
