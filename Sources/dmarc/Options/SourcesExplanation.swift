import Configuration
import DMARC
import PolicyAdvisor
import PublicSuffixes
import ReportStore
import SenderCatalog

/// Takes from the store why sources of a domain fail.
struct SourcesExplanation {
  let store: ReportStore
  let stored: StoredDomain
  let settings: Settings
  var authenticatedOnly = false

  /// - Parameters:
  ///   - window: the days asked for; as many as a decision rests on when it is `nil`.
  ///   - name: the name or the service of the only source asked for.
  func answer(in window: Range<UTCDay>?, on name: String?) throws -> ExplanationAnswer {
    guard let days = stored.days else { throw NoReportDays(domain: stored.domain) }
    let end = days.upperBound.advanced(by: 1)
    let window = window ?? end.advanced(by: -settings.limits.windowDays)..<end
    guard window.overlaps(days.lowerBound..<end) else {
      throw NoReportDays(domain: stored.domain, stored: days)
    }
    guard let inventory = SourcesInventory(window: window, stored, limits: settings.limits) else {
      throw NoReportDays(domain: stored.domain)
    }
    let traffic = try store.traffic(
      of: stored.domain, in: inventory.read, authenticatedOnly: authenticatedOnly)
    var grouping = SourceGrouping(.service)
    grouping.catalog = settings.catalog
    grouping.reverseNames = try store.confirmedAddressNames()
    let named = grouping.named(traffic)
    let places = try places(named, traffic, window, on: name)
    let assembly = EvidenceAssembly(
      limits: settings.limits, owner: settings.owner, catalog: grouping.catalog)
    let findings = assembly.findings(
      on: named.names.indices.map(places.contains), from: traffic, sources: named,
      inventory: inventory.days, window: window)
    let explainer = try explainer(traffic, window, grouping)
    let explanations = places.compactMap { place -> SourceExplanation? in
      guard let finding = findings[place], name != nil || explainer.concerns(finding) else {
        return nil
      }
      return explainer.explain(
        finding, named: named.names[place],
        FailingNames(traffic, named, source: place, window: window))
    }
    return ExplanationAnswer(
      stored.domain, window: window,
      explanations.sorted { ($1.failures, $0.name) < ($0.failures, $1.name) })
  }

  /// Those asked for, or all with enough mail in the window.
  private func places(
    _ named: NamedSources, _ traffic: Traffic, _ window: Range<UTCDay>, on name: String?
  ) throws -> Set<Int> {
    if let name {
      let wanted = name.lowercased()
      let found = named.names.indices.filter {
        let source = named.names[$0]
        return source.text.lowercased() == wanted
          || source.service.map { isService($0, wanted) } ?? false
      }
      guard found.isEmpty else { return Set(found) }
      throw UnknownSource(source: name, known: named.names.map(\.text))
    }
    var messages = Array(repeating: 0, count: named.names.count)
    for share in named.shares where window.contains(traffic.groups[Int(share.group)].day) {
      messages[Int(share.source)] += share.messages
    }
    return Set(messages.indices.filter { messages[$0] >= settings.limits.materialMessages })
  }

  /// - Parameter wanted: an identifier or a name, in lower case.
  private func isService(_ id: String, _ wanted: String) -> Bool {
    id == wanted || settings.catalog.entry(id: id)?.name.lowercased() == wanted
  }

  private func explainer(
    _ traffic: Traffic, _ window: Range<UTCDay>, _ grouping: SourceGrouping
  ) throws -> SourceExplainer {
    let published = PolicyHistory(
      try store.publishedPolicies(
        of: stored.domain, until: window.upperBound, authenticatedOnly: authenticatedOnly)
    ).present
    let record =
      settings.record
      ?? published.map { DMARCRecord($0, rua: ["mailto:<mailbox>@\(stored.domain)"]) }
    var diagnoser = SESDiagnoser(
      domain: stored.domain, published: published, newestDay: stored.days?.upperBound,
      window: window)
    diagnoser.dmarc = record
    let suffixes = PublicSuffixes()
    let rows = SESTraffic(
      traffic, catalog: grouping.catalog, reverseNames: grouping.reverseNames,
      organizationalDomain: suffixes.organizationalDomain(of:)
    ).rows.filter { window.contains($0.day) }
    return SourceExplainer(
      domain: stored.domain, window: window, record: record, limits: settings.limits,
      catalog: grouping.catalog, amazonSES: diagnoser.diagnose(rows))
  }
}

/// No source has the name asked for.
struct UnknownSource: Error, CustomStringConvertible {
  var source: String
  /// The largest first.
  var known: [String]

  /// Names come from reports and are shown on a terminal.
  var description: String {
    let near = Suggestion.text(for: source, among: known)
    return TerminalText.safe(
      known.isEmpty
        ? "no source is called \(source), and no report shows mail in those days"
        : "no source is called \(source)\(near); the largest are "
          + "\(known.prefix(10).joined(separator: ", "))")
  }
}
