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

/// Takes the evidence on a domain from the store and has it decided, with what its owner had said by
/// the day of the decision.
struct DomainDecision {
  let store: ReportStore
  let asOf: UTCDay
  private let suffixes = PublicSuffixes()
  /// Read once, however many domains are decided on.
  private let reverseNames: [IPAddress: String]

  init(_ store: ReportStore, asOf: UTCDay) throws(StoreError) {
    self.store = store
    self.asOf = asOf
    reverseNames = try store.confirmedAddressNames()
  }

  /// - Parameters:
  ///   - settings: what holds for the domain, its owner's word included.
  ///   - authenticatedOnly: whether reports that may be anybody's are left out.
  func evidence(
    on domain: String, settings: Settings, authenticatedOnly: Bool = false
  ) throws -> DomainEvidence {
    try mail(of: domain, settings: settings, authenticatedOnly: authenticatedOnly).evidence
  }

  /// The evidence with the mail that it was made of.
  func mail(
    of domain: String, settings: Settings, authenticatedOnly: Bool = false
  ) throws -> (traffic: Traffic, sources: NamedSources, evidence: DomainEvidence) {
    let limits = settings.limits
    var traffic = try store.traffic(
      of: domain, in: inventory(limits), authenticatedOnly: authenticatedOnly)
    traffic.uniteReporters(suffixes.organizationalDomain(of:))
    let catalog = settings.catalog
    let naming = SourceNaming(
      catalog: catalog, reverseNames: reverseNames,
      organizationalDomain: suffixes.organizationalDomain(of:))
    let sources = naming.name(traffic)
    let published = try store.publishedPolicies(
      of: domain, until: asOf.advanced(by: 1), authenticatedOnly: authenticatedOnly)
    let assembly = EvidenceAssembly(
      limits: limits, owner: settings.owner.known(on: asOf), catalog: catalog)
    let evidence = assembly.evidence(
      from: traffic, sources: sources, asOf: asOf, published: published,
      currentRecord: settings.record,
      organizationalDomain: suffixes.organizationalDomain(of: domain),
      amazonSES: naming.amazonSES(in: traffic, sources))
    return (traffic, sources, evidence)
  }

  /// What tells the reports of the inventory from all others.
  func reports(
    on domain: String, settings: Settings, authenticatedOnly: Bool = false
  ) throws -> [[String]] {
    try store.reportIdentities(
      of: domain, in: inventory(settings.limits), authenticatedOnly: authenticatedOnly)
  }

  /// The days that tell what a source is, the day of the decision the last of them.
  private func inventory(_ limits: AdvisorLimits) -> Range<UTCDay> {
    let end = asOf.advanced(by: 1)
    return end.advanced(by: -limits.inventoryDays)..<end
  }

  func organizationalDomain(of domain: String) -> String {
    suffixes.organizationalDomain(of: domain)
  }

  func decide(_ evidence: DomainEvidence, settings: Settings) -> Decision {
    PolicyAdvisor(limits: settings.limits).decide(evidence)
  }
}
