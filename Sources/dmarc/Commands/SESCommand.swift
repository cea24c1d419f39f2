import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import Foundation
import PublicSuffixes
import ReportStore
import SenderCatalog

struct SESCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ses",
    abstract: "Prints the records that make a domain's mail through Amazon SES compliant.",
    discussion: """
      Six records: three names for DKIM, MX and SPF of a MAIL FROM domain, and the DMARC record. Where \
      there are reports, it says which of them are proved to be in place, which are missing, and what \
      is wrong otherwise. Identities are set up in each region apart, so each region that the reports \
      show has its own. Without reports, and without a store, it prints the plan.

      EXAMPLE
        dmarc ses example.com
        dmarc ses example.com --region eu-west-1 --mail-from bounce --records-as terraform
      """)

  @OptionGroup
  var domain: DomainArgument
  @Option(
    help: ArgumentHelp("Only this AWS region, such as eu-west-1.", valueName: "name"),
    transform: SESRegion.argument)
  var region: SESRegion?
  @Option(
    help: ArgumentHelp(
      "The MAIL FROM domain: its label below the domain, or its whole name. (default: the one in use, "
        + "else bounce)",
      valueName: "name"))
  var mailFrom: String?
  @OptionGroup
  var records: RecordOptions
  @OptionGroup
  var window: WindowOptions
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  /// A quarter: mail that goes out once a month shows three times.
  private static let defaultDays = 90

  func validate() throws {
    if mailFrom != nil, label == nil {
      throw ValidationError(
        "--mail-from is a name below the domain, such as bounce or bounce.\(domain.canonical): "
          + "letters, digits and hyphens.")
    }
  }

  func run() throws {
    if let doubt = region?.doubt { StandardStreams.writeError(doubt) }
    let answer = try answer()
    if let format = records.format {
      let open = answer.open
      if open.isEmpty { StandardStreams.writeError("No record is missing.") }
      StandardStreams.write(format.text(of: open))
      return
    }
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    case .table: StandardStreams.write(answer.text)
    }
  }

  private func answer() throws -> SESAnswer {
    let settings = try configuration.read()
    guard let reports = try openStore(), let stored = try stored(in: reports) else {
      let own = settings.settings(for: domain.canonical).record
      return SESAnswer(domain.canonical, plans: plans([], nil, dmarc: own))
    }
    let published = PolicyHistory(try reports.publishedPolicies(of: stored.domain)).present
    let window = window.window(of: stored.days) ?? Self.lastDays(stored)
    let suffixes = PublicSuffixes()
    let rows = SESTraffic(
      try reports.traffic(of: stored.domain, in: window),
      reverseNames: try reports.confirmedAddressNames(),
      organizationalDomain: suffixes.organizationalDomain(of:)
    ).rows.filter { DomainName.isWithin($0.authorDomain, domain.canonical) }
    var diagnoser = SESDiagnoser(
      domain: domain.canonical, published: published, newestDay: stored.days?.upperBound,
      window: window)
    diagnoser.policyDomain = stored.domain
    diagnoser.region = region
    let dmarc =
      settings.settings(for: stored.domain).record
      ?? published.map { record($0, of: stored.domain) }
    diagnoser.dmarc = dmarc
    // What is wrong in one region is told by the others.
    let found = diagnoser.diagnose(rows).filter { diagnosis in
      region == nil || diagnosis.region == nil || diagnosis.region == region?.name
    }
    var answer = SESAnswer(
      domain.canonical, plans: plans(rows, stored, dmarc: dmarc), found)
    answer.since = (window?.lowerBound ?? stored.days?.lowerBound)?.description
    answer.until = (window?.upperBound ?? stored.days?.upperBound.advanced(by: 1))?.description
    return answer
  }

  /// What the store has on the domain, or on the nearest policy domain above it.
  private func stored(in reports: ReportStore) throws -> StoredDomain? {
    if let stored = try reports.domain(domain.canonical) { return stored }
    let known = try reports.domains().map(\.domain)
    return try UnknownDomain(domain: domain.canonical, known: known).parent
      .flatMap { try reports.domain($0) }
  }

  /// Nobody needs a store to ask for the records; a path that was given must be one.
  private func openStore() throws -> ReportStore? {
    guard store.storePath != nil || FileManager.default.fileExists(atPath: store.path) else {
      return nil
    }
    return try store.openStore()
  }

  private static func lastDays(_ stored: StoredDomain) -> Range<UTCDay>? {
    stored.days.map { days in
      let end = days.upperBound.advanced(by: 1)
      return end.advanced(by: -defaultDays)..<end
    }
  }

  /// One for each region that is asked for or seen, the one with the most messages first; none where
  /// services alone send through Amazon SES.
  private func plans(
    _ rows: [SESObservation], _ stored: StoredDomain?, dmarc: DMARCRecord?
  ) -> [SESPlan] {
    let isAsked = region != nil || mailFrom != nil
    guard isAsked || rows.isEmpty || rows.contains(where: { $0.hostedService == nil }) else {
      return []
    }
    var messages: [String: Int] = [:]
    for row in rows where row.hostedService == nil {
      if let region = row.region { messages[region, default: 0] &+= row.messages }
    }
    let seen = messages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let named = region.map { [$0] } ?? seen.map { SESRegion($0) }
    let regions = named.isEmpty ? [nil] : named
    let exchanges = SESMailExchanges(rows, asked: region)
    return regions.map { region in
      var records = SESRecords(domain: domain.canonical, region: region)
      records.policyDomain = stored?.domain ?? domain.canonical
      records.dmarc = dmarc
      return SESPlan(
        records, label: label, rows: rows, exchanges: exchanges, reports: stored?.reports ?? 0)
    }
  }

  /// Reports show a record without its rua.
  private func record(_ published: PolicyPublished, of domain: String) -> DMARCRecord {
    DMARCRecord(published, rua: ["mailto:<mailbox>@\(domain)"])
  }

  /// `bounce`, of `bounce` and of `bounce.example.com` alike; `nil` for what is no name below the domain.
  private var label: String? {
    guard let mailFrom else { return nil }
    let name = DomainName.canonical(mailFrom)
    guard name != domain.canonical else { return nil }
    let suffix = "." + domain.canonical
    let label = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    return Self.isLabel(label) ? label : nil
  }

  private static func isLabel(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { byte in
          (97...122).contains(byte | 0x20) || (48...57).contains(byte)
            || byte == UInt8(ascii: "-")
        }
    }
  }
}
