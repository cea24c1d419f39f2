/// The namespace declarations in force, kept only where a document has any.
///
/// An element belongs to the report when its namespace is none, a DMARC one, or that of `feedback`;
/// anything else is an extension (RFC 9990, section 3.1.1), whose `count` is not ours.
struct NamespaceScopes {
  private struct Declaration {
    var depth: Int
    /// Empty for the default namespace.
    var prefix: [UInt8]
    var uri: String
  }

  /// Declarations that are kept.
  private let most: Int
  private var declarations: [Declaration] = []
  /// The depth at which there were more than are kept. What is inside may be anybody's.
  private var overflowDepth: Int?
  /// Where the last declaration in force is; less than any depth when there is none.
  private(set) var innermostDepth = -1
  private(set) var root: String?

  init(most: Int) { self.most = most }

  mutating func removeAll() {
    declarations.removeAll(keepingCapacity: true)
    overflowDepth = nil
    innermostDepth = -1
    root = nil
  }

  /// Reads `xmlns` and `xmlns:prefix` among the attributes of an element, given as name, value, …
  mutating func declare(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, depth: Int
  ) {
    var index = 0
    while let name = attributes[index] {
      let key = String(cString: name)
      if key == "xmlns" || key.hasPrefix("xmlns:"), let value = attributes[index + 1] {
        innermostDepth = depth
        guard declarations.count < most else {
          overflowDepth = overflowDepth ?? depth
          return
        }
        declarations.append(
          Declaration(
            depth: depth, prefix: Array(key.utf8.dropFirst(6)), uri: String(cString: value)))
      }
      index += 2
    }
  }

  mutating func leave(depth: Int) {
    while let last = declarations.last, last.depth >= depth { declarations.removeLast() }
    if let overflowDepth, overflowDepth >= depth { self.overflowDepth = nil }
    innermostDepth = overflowDepth ?? declarations.last?.depth ?? -1
  }

  /// Takes the namespace of `feedback`, given its prefix.
  mutating func enterRoot(prefix: UnsafeBufferPointer<UInt8>) { root = uri(prefix) }

  /// Whether elements with this prefix are the report's. A prefix that nobody declared is let pass:
  /// libxml2 only warns of it, too.
  func isOurs(prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard overflowDepth == nil else { return false }
    guard let uri = uri(prefix), !uri.isEmpty else { return true }
    return uri == root || Self.isDMARC(uri)
  }

  /// The registered namespace, RFC 7489's, and its misspellings (`http//dmarc.org/…`).
  static func isDMARC(_ uri: String) -> Bool {
    uri.hasPrefix("urn:ietf:params:xml:ns:dmarc-") || uri.contains("dmarc.org/dmarc-xml")
  }

  private func uri(_ prefix: UnsafeBufferPointer<UInt8>) -> String? {
    declarations.last { $0.prefix.elementsEqual(prefix) }?.uri
  }
}
