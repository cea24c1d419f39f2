/// From a record to what reports show of it, and back.
extension DMARCRecord {
  /// What the reports say is published. Reporters fill in defaults, so a tag that only repeats its
  /// default is left out: `sp` like `p`, `np` like `sp`, `pct=100`, relaxed alignment. Reports never
  /// show `rua`; an empty list writes none.
  public init(_ published: PolicyPublished, rua: [String] = []) {
    let policy = published.policy ?? .none
    let subdomains = published.subdomainPolicy ?? policy
    let nonexistent = published.nonexistentSubdomainPolicy ?? subdomains
    var tags = [("v", "DMARC1"), ("p", policy.rawValue)]
    if subdomains != policy { tags.append(("sp", subdomains.rawValue)) }
    if nonexistent != subdomains { tags.append(("np", nonexistent.rawValue)) }
    if published.isTesting == true { tags.append(("t", "y")) }
    if let percentage = published.percentage, percentage != 100 {
      tags.append(("pct", String(percentage)))
    }
    if published.dkimAlignment == .strict { tags.append(("adkim", "s")) }
    if published.spfAlignment == .strict { tags.append(("aspf", "s")) }
    if !rua.isEmpty { tags.append(("rua", rua.joined(separator: ","))) }
    self.init(tags: tags.map { Tag(name: $0, value: $1) })
  }
}

extension PolicyPublished {
  /// A record as a reporter of both generations would show it.
  public init(_ record: DMARCRecord, domain: String) {
    self.init(
      domain: domain, policy: record.policy, subdomainPolicy: record.subdomainPolicy,
      nonexistentSubdomainPolicy: record.nonexistentSubdomainPolicy,
      dkimAlignment: record.adkim, spfAlignment: record.aspf, percentage: record.pct ?? 100,
      isTesting: record.isTesting ?? false)
  }
}
