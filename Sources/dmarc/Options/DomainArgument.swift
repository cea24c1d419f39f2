import ArgumentParser
import DMARC
import ReportStore

/// The policy domain that a question is about.
struct DomainArgument: ParsableArguments {
  @Argument(help: "The policy domain: the name whose DMARC record the reports are about.")
  var domain: String

  /// Lower case, A-labels, no final dot.
  var canonical: String { DomainName.canonical(domain) }

  func validate() throws {
    guard !canonical.isEmpty else { throw ValidationError("The domain is empty.") }
  }

  /// What the store has on the domain; an error that names its domains when it has nothing.
  func stored(in store: ReportStore) throws -> StoredDomain {
    if let stored = try store.domain(canonical) { return stored }
    throw UnknownDomain(domain: canonical, known: try store.domains().map(\.domain))
  }
}

/// No report in the store is on the domain asked for.
struct UnknownDomain: Error, CustomStringConvertible {
  var domain: String
  var known: [String]

  /// Names come from reports and are shown on a terminal.
  var description: String { TerminalText.safe(sentence) }

  private var sentence: String {
    let parent = known.first { DomainName.isWithin(domain, $0) }
    if let parent {
      return
        "no report is on the policy domain \(domain); its mail is in the reports on \(parent): "
        + "dmarc sources \(parent) --by author-domain"
    }
    guard !known.isEmpty else {
      return "no report is on \(domain): the store is empty; fill it with: dmarc import PATH"
    }
    let shown = known.prefix(10).joined(separator: ", ")
    let more = known.count > 10 ? " and \(known.count - 10) more" : ""
    let near = Suggestion.text(for: domain, among: known)
    return "no report is on \(domain)\(near); the store has \(shown)\(more)"
  }
}
