import ArgumentParser
import Configuration
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
  private let suffixes = PublicSuffixes()

  init(_ store: ReportStore, asOf: UTCDay) {
    self.store = store
    self.asOf = asOf
  }

  /// - Parameters:
  ///   - settings: what holds for the domain, its owner's word included.
  ///   - authenticatedOnly: whether reports that may be anybody's are left out.
  func evidence(
    on domain: String, settings: Settings, authenticatedOnly: Bool = false
  ) throws -> DomainEvidence {
    let limits = settings.limits
    let end = asOf.advanced(by: 1)
    let traffic = try store.traffic(
      of: domain, in: end.advanced(by: -limits.inventoryDays)..<end,
      authenticatedOnly: authenticatedOnly)
    let naming = SourceNaming(organizationalDomain: suffixes.organizationalDomain(of:))
    var evidence = EvidenceAssembly().evidence(
      from: traffic, sources: naming.name(traffic), asOf: asOf,
      window: limits.window(asOf: asOf),
      published: try store.publishedPolicies(
        of: domain, until: end, authenticatedOnly: authenticatedOnly),
      currentRecord: settings.record)
    evidence.owner = settings.owner
    return evidence
  }

  func decide(_ evidence: DomainEvidence, settings: Settings) -> Decision {
    PolicyAdvisor(limits: settings.limits).decide(evidence)
  }
}
