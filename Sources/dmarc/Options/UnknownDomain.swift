import DMARC

/// No report in the store is on the domain asked for.
struct UnknownDomain: Error, CustomStringConvertible {
  var domain: String
  var known: [String]

  /// The policy domain above the name, whose record and reports cover it; the nearest one.
  var parent: String? {
    known.filter { DomainName.isWithin(domain, $0) }.max { $0.utf8.count < $1.utf8.count }
  }

  /// The domain that was probably meant: under the same top, one letter in three is another, and two
  /// at most.
  var nearMiss: String? {
    guard let dot = domain.lastIndex(of: ".") else { return nil }
    let front = domain[..<dot].utf8.count
    return NearestName.of(
      domain, among: known.filter { $0.hasSuffix(domain[dot...]) }, within: min(2, front / 3))
  }

  /// Names come from reports and are shown on a terminal.
  var description: String { TerminalText.safe(sentence) }

  private var sentence: String {
    if let parent {
      return
        "no report is on the policy domain \(domain); its mail is in the reports on \(parent): "
        + "dmarc sources \(parent) --by author-domain"
    }
    guard !known.isEmpty else {
      return "no report is on \(domain): the store is empty; fill it with: dmarc import PATH"
    }
    let nearest = NearestName.of(domain, among: known).map { [$0] } ?? []
    let names = nearest + known.filter { !nearest.contains($0) }
    let shown = names.prefix(Self.shown).joined(separator: ", ")
    let more = names.count > Self.shown ? " and \(names.count - Self.shown) more" : ""
    let meant = nearMiss.map { "; did you mean \($0)? The" } ?? "; the"
    return "no report is on \(domain)\(meant) store has \(shown)\(more)"
  }

  private static let shown = 10
}
