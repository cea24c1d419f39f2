public import DMARC

/// A sending service: what gives it away, how its mail can align, and how to see to it that it does.
public struct CatalogEntry: Sendable, Hashable, Identifiable {
  /// Lower case with hyphens: `amazon-ses`.
  public var id: String
  /// What people call it.
  public var name: String
  public var category: SenderCategory
  public var grade: EvidenceGrade

  /// Domains that it signs with in its own name; those below them, too. All domains are canonical.
  public var dkimDomains: [String] = []
  /// Domains of its default MAIL FROM; those below them, too.
  public var mailFromDomains: [String] = []
  /// Names of its addresses end in these.
  public var reverseNames: [String] = []
  /// Addresses that the provider publishes, or did.
  public var ranges: [AddressRange] = []
  /// Selectors that it has its customers publish.
  public var selectors: [LabelPattern] = []
  /// First labels of MAIL FROM domains that it has its customers set up below their own.
  public var mailFromLabels: [LabelPattern] = []
  /// The service that it sends through.
  public var platform: String?
  /// Whether other senders run on it, so that its signature may stand beside theirs.
  public var carriesOthers = false
  /// Whether it refuses author domains that its customer has not proved to own.
  public var verifiesAuthor = false
  /// Whether its mail plays a phisher, to see who falls for it: it is meant to fail DMARC.
  public var simulatesPhishing = false

  /// What authorises it in SPF; there may be angle brackets in it.
  public var include: String?
  public var spf = AlignmentAbility.never
  public var dkim = AlignmentAbility.never
  public var strict: StrictAlignment?
  /// What to do so that its mail aligns, in order.
  public var steps: [String] = []
  /// Records to publish for it, with `<domain>` in place of the author's domain.
  public var recordTemplates: [DNSRecord] = []
  public var notes: [String] = []

  public init(id: String, name: String, category: SenderCategory, grade: EvidenceGrade) {
    self.id = id
    self.name = name
    self.category = category
    self.grade = grade
  }

  /// Whether its repair is to be confirmed before it is relied on.
  public var mustBeVerifiedWithProvider: Bool { grade != .checked }

  /// Its records for a domain. What only the provider knows stays in angle brackets.
  ///
  /// - Parameter region: of Amazon SES, for a service that is or uses it.
  public func records(for domain: String, in region: SESRegion? = nil) -> [DNSRecord] {
    recordTemplates.map { template in
      var record = template.replacing("<domain>", with: domain)
      guard let region else { return record }
      record = record.replacing("<region>", with: region.name)
      return region.dkimHost.map { record.replacing("<dkim-host>", with: $0) } ?? record
    }
  }
}
