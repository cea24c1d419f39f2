import DMARC

/// Amazon SES as reports show it (ses.md 3.2).
public enum AmazonSES {
  /// The domain of its second signature, which it always adds, and of its default MAIL FROM.
  static let domain = "amazonses.com"

  /// Its identifier in the catalogue, and its name there.
  public static let id = "amazon-ses"
  static let name = "Amazon SES"

  /// Whether a name is its domain, or below it.
  static func isName(_ name: String?) -> Bool {
    name.map { DomainName.isWithin($0, domain) } ?? false
  }

  /// The AWS region that a name of a MAIL FROM or HELO identity belongs to.
  ///
  /// `eu-west-1.amazonses.com` and `a1-2.smtp-out.eu-west-1.amazonses.com` are of that region. The
  /// oldest region, us-east-1, has `amazonses.com` and `a1-2.smtp-out.amazonses.com`.
  static func region(of name: String) -> String? {
    guard isName(name) else { return nil }
    let labels = name.dropLast(domain.count).split(separator: ".")
    guard let last = labels.last, last != "smtp-out" else { return "us-east-1" }
    return isRegion(last) ? String(last) : nil
  }

  /// What the catalogue calls it, and the region.
  static func sourceName(region: String?) -> String {
    region.map { "\(name) (\($0))" } ?? name
  }

  /// The region that the domains of SPF show. One that passes is certain; one that does not still tells
  /// the region of mail that Amazon signed, as after a forward.
  static func region(shownBy results: [SPFResult]) -> String? {
    let passing = results.filter { $0.value == .pass } + results.filter { $0.value != .pass }
    return passing.lazy.compactMap { $0.domain.flatMap { region(of: $0) } }.first
  }

  /// Whether Amazon's signature or its default MAIL FROM domain passes.
  static func isProved(by results: AuthResults) -> Bool {
    results.dkim.contains { $0.value == .pass && isName($0.domain) }
      || results.spf.contains { $0.value == .pass && $0.scope != .helo && isName($0.domain) }
  }

  /// `us-west-2`, `us-gov-east-1`: any that follows the pattern, since new ones open every year.
  static func isRegion(_ label: Substring) -> Bool {
    let parts = label.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, !number.isEmpty else { return false }
    return number.utf8.allSatisfy { (48...57).contains($0) }
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) }
      }
  }
}
