import DMARC

/// A5: which subdomains are not ready for the policy that they would inherit?
///
/// Each author domain below the policy domain has to pass A1 and A2 by itself. One that does not
/// stops nothing: the record gets an `sp` that leaves subdomains where they are, and loses it again
/// once all are ready. 40 of 100 messages of news.example.com fail while example.com passes:
/// `p=quarantine; sp=none`. Fewer than ten messages say nothing and are not judged. A record below
/// the Organizational Domain has no say over other names (RFC 9989, section 4.7), so nothing is
/// asked there.
enum SubdomainGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    guard !findings.subdomains.isEmpty else { return nil }
    let unready = findings.unreadySubdomains
    return Gate(
      .subdomains, question: "Is each subdomain ready for the policy that it would inherit?",
      value: Double(unready.count), limit: 0,
      valueText:
        unready.isEmpty
        ? "all \(NumberText.count(findings.subdomains.count)) are"
        : "\(NumberText.count(unready.count)) of \(NumberText.count(findings.subdomains.count)) not",
      limitText: "none, or sp", blockers: [],
      conditions: unready.map { condition($0, findings) },
      counts: ["subdomains": findings.subdomains.count, "unready": unready.count])
  }

  private static func condition(
    _ subdomain: SubdomainReadiness, _ findings: DomainFindings
  ) -> Blocker {
    let dmarc = subdomain.own.dmarc
    let sources = subdomain.failing.compactMap(\.source)
    let from = sources.isEmpty ? "" : ", which come from \(sources.joined(separator: ", "))"
    let numbers =
      dmarc.failures > 0
      ? """
      \(NumberText.count(dmarc.failures)) of \(NumberText.count(dmarc.messages)) own messages \
      fail\(from)
      """
      : "its \(NumberText.count(dmarc.messages)) own messages are too few to prove that it passes"
    return Blocker(
      .subdomainNotReady, source: subdomain.name,
      """
      \(subdomain.name) is not ready for p=\(findings.target.rawValue): \(numbers) (a rate of \
      \(NumberText.rate(dmarc.bounds.lower)) is proven). Subdomains keep their present policy \
      with sp until it is.
      """, diagnosis: subdomain.failing.compactMap(\.diagnosis).first,
      lostPerWeek: subdomain.lostPerWeek)
  }
}
