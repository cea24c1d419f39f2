import DMARC
import PolicyAdvisor
import SenderCatalog

extension EvidenceAssemblyRows {
  /// Why a source fails in thirty days.
  func explanation(of name: String, record: String? = Sample.record(of: .none))
    -> SourceExplanation?
  {
    let window = Sample.firstDay..<Sample.firstDay.advanced(by: 30)
    let named = SourceNaming(organizationalDomain: Self.organization).name(traffic)
    guard let place = named.names.firstIndex(where: { $0.text == name }) else { return nil }
    let findings = EvidenceAssembly(owner: owner).findings(
      on: named.names.indices.map { $0 == place }, from: traffic, sources: named,
      inventory: window, window: window)
    var diagnoser = SESDiagnoser(
      domain: traffic.domain,
      published: PolicyPublished(
        domain: traffic.domain, dkimAlignment: mode, spfAlignment: mode),
      newestDay: traffic.groups.map(\.day).max(), window: window)
    diagnoser.dmarc = record.flatMap { DMARCRecord($0) }
    let rows = SESTraffic(traffic, organizationalDomain: Self.organization).rows
    let explainer = SourceExplainer(
      domain: traffic.domain, window: window, record: record.flatMap { DMARCRecord($0) },
      amazonSES: diagnoser.diagnose(rows))
    return findings[place].map {
      explainer.explain(
        $0, named: named.names[place], FailingNames(traffic, named, source: place, window: window))
    }
  }
}
