import ArgumentParser
import DMARC
import ReportStore

/// The policy domain that a question is about.
struct DomainArgument: ParsableArguments {
  @Argument(help: "The policy domain: the name whose DMARC record the reports are about.")
  var domain: String

  /// Lower case, A-labels, no final dot.
  var canonical: String { DomainName.canonical(domain) }

  func validate() throws { try Self.check(domain) }

  /// Records are printed for the name and published as they are, so it has to be one.
  static func check(_ name: String) throws {
    let canonical = DomainName.canonical(name)
    guard !canonical.isEmpty else { throw ValidationError("The domain is empty.") }
    guard DomainName.canHaveRecord(canonical) else {
      throw ValidationError(
        "\(TerminalText.safe(name)) is no domain name; write it as example.com.")
    }
  }

  /// What the store has on the domain; an error that names its domains when it has nothing.
  func stored(in store: ReportStore) throws -> StoredDomain {
    if let stored = try store.domain(canonical) { return stored }
    throw UnknownDomain(domain: canonical, known: try store.domains().map(\.domain))
  }
}
