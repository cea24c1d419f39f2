import ArgumentParser
import DMARC
import Foundation
import PolicyAdvisor
import PublicSuffixes
import ReportStore
import SenderCatalog

/// The day that is decided for.
struct DayOfDecision: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Decide as of this day, in UTC, with the reports on the days before. (default: today)",
      valueName: "yyyy-mm-dd"))
  var asOf: UTCDay?

  var day: UTCDay { asOf ?? UTCDay(epochSeconds: CurrentTime.epochSeconds) }
}

/// Takes the evidence on a domain from the store and has it decided.
struct DomainDecision {
  let store: ReportStore
  let asOf: UTCDay
  private let advisor = PolicyAdvisor()
  private let suffixes = PublicSuffixes()

  init(_ store: ReportStore, asOf: UTCDay) {
    self.store = store
    self.asOf = asOf
  }

  /// - Parameter authenticatedOnly: whether reports that may be anybody's are left out.
  func evidence(
    on domain: String, record: DMARCRecord? = nil, authenticatedOnly: Bool = false
  ) throws -> DomainEvidence {
    let end = asOf.advanced(by: 1)
    let traffic = try store.traffic(
      of: domain, in: end.advanced(by: -advisor.limits.inventoryDays)..<end,
      authenticatedOnly: authenticatedOnly)
    let names = SourceNaming(organizationalDomain: suffixes.organizationalDomain(of:))
      .name(traffic)
    let published = try store.publishedPolicies(
      of: domain, until: end, authenticatedOnly: authenticatedOnly)
    func evidence(in window: Range<UTCDay>) -> DomainEvidence {
      EvidenceAssembly(limits: advisor.limits).evidence(
        from: traffic, sources: names, asOf: asOf, window: window, published: published,
        currentRecord: record)
    }
    var decided = evidence(in: advisor.limits.window(asOf: asOf))
    let window = advisor.limits.window(
      asOf: asOf, for: decided.sources, published: published.last?.policy, record: record)
    if window != decided.window { decided = evidence(in: window) }
    decided.organizationalDomain = suffixes.organizationalDomain(of: domain)
    return decided
  }

  func decide(_ evidence: DomainEvidence) -> Decision { advisor.decide(evidence) }
}
