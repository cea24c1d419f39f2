import DMARC

/// The keys that signatures of an identity show: names of Easy DKIM, or a key of the owner's own
/// (ses.md 3.2, B and G).
struct SESKeys {
  /// Tokens of Easy DKIM that pass, the newest last day first.
  private(set) var tokens: [String] = []
  /// Selectors of the owner's own, likewise; where nothing passes, those of signatures that fail. What
  /// does not pass does not show that it is a token.
  private(set) var ownSelectors: [String] = []

  /// Of both kinds the one that was used last is in use.
  ///
  /// - Parameter identity: a signature of another domain, below or above it, has its key there.
  init(_ rows: [SESObservation], of identity: String) {
    var passing: [String: UTCDay] = [:]
    var tokens: Set<String> = []
    var failing: [String: UTCDay] = [:]
    for row in rows {
      for signature in row.ownSignatures where signature.domain == identity {
        guard let selector = signature.selector else { continue }
        if signature.value == .pass {
          passing[selector] = max(passing[selector] ?? row.day, row.day)
          if signature.token != nil { tokens.insert(selector) }
        } else if signature.value != .temperror, signature.token == nil {
          failing[selector] = max(failing[selector] ?? row.day, row.day)
        }
      }
    }
    guard let newest = passing.values.max() else {
      ownSelectors = Self.ordered(failing)
      return
    }
    let ofTokens = passing.filter { tokens.contains($0.key) }
    let ofOwner = passing.filter { !tokens.contains($0.key) }
    if ofTokens.values.max() == newest { self.tokens = Self.ordered(ofTokens) }
    if ofOwner.values.max() == newest { ownSelectors = Self.ordered(ofOwner) }
  }

  private static func ordered(_ days: [String: UTCDay]) -> [String] {
    days.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
