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

  /// Days of traffic that tell what a source is: a quarterly sender is remembered (decision.md 1.3).
  private static let inventoryDays = 100

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
      of: domain, in: end.advanced(by: -Self.inventoryDays)..<end,
      authenticatedOnly: authenticatedOnly)
    let naming = SourceNaming(organizationalDomain: suffixes.organizationalDomain(of:))
    return EvidenceAssembly().evidence(
      from: traffic, sources: naming.name(traffic), asOf: asOf,
      window: AdvisorLimits().window(asOf: asOf),
      published: try store.publishedPolicies(
        of: domain, until: end, authenticatedOnly: authenticatedOnly),
      currentRecord: record)
  }

  func decide(_ evidence: DomainEvidence) -> Decision { advisor.decide(evidence) }
}
