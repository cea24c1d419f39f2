public import DMARC

/// Which rung a domain stands on, read from the policy in the newest reports.
///
/// `p=quarantine` and `p=reject` mean two things to the two generations of receivers as soon as
/// `t` or `pct` stands beside them: RFC 9989 reads `t` and ignores `pct`, RFC 7489 the reverse. Only
/// `t=y; pct=0` is a test to both (decision.md 1.4). Reports show no better: those of RFC 7489 omit
/// `t`, those of RFC 9990 omit `pct`. So the domain gets no credit for enforcement that some
/// receivers leave out, and the roll-back triggers watch any that some receivers apply:
///
/// - `t=y` or `pct=0` is a test rung. With the other tag present, or not visible in reports of that
///   generation, `strictestPolicy` is the next weaker policy; known to be without it, some
///   receivers enforce in full and `strictestPolicy` is `p` itself.
/// - A `pct` of 1 to 99 without `t=y` is the enforcing rung.
///
/// `t` and `pct` hold for `sp` as they do for `p`.
///
/// A record that the owner gave supplies what the reports omit, as long as it agrees with what they
/// show of `p`, `t` and `pct`; where they show an `sp`, theirs is it.
public struct RungInference: Sendable, Hashable {
  public let rung: Rung
  /// The strictest policy that receivers of either generation apply to failing mail.
  public let strictestPolicy: Policy
  /// The same for mail of subdomains, which `sp` may give another policy.
  public let strictestSubdomainPolicy: Policy
  /// A `pct` of 1 to 99 on an enforcing rung, which only receivers of RFC 7489 read.
  public let fraction: Int?
  public let warnings: [String]

  /// With neither, nothing is published: `none`.
  public init(published: PolicyPublished?, record: DMARCRecord? = nil) {
    let written = record.map { Tags($0) }
    guard let published else {
      self.init(written ?? Tags.nothing)
      return
    }
    let seen = Tags(published)
    guard var written, seen.agree(with: written) else {
      self.init(seen, other: record)
      return
    }
    guard let shown = published.subdomainPolicy, shown != written.subdomainPolicy else {
      self.init(written)
      return
    }
    written.subdomainPolicy = shown
    self.init(written, other: record)
  }

  private init(_ tags: Tags, other record: DMARCRecord? = nil) {
    let full = tags.policy
    let isTest = tags.isTesting == true || tags.percentage == 0
    rung =
      switch full {
      case .none: .none
      case .quarantine: isTest ? .quarantineTest : .quarantine
      case .reject: isTest ? .rejectTest : .reject
      }
    let isTestToAll = (tags.isTesting ?? true) && (tags.percentage ?? 0) == 0
    func strictest(_ policy: Policy) -> Policy {
      isTest && isTestToAll ? policy.nextWeaker : policy
    }
    strictestPolicy = strictest(full)
    strictestSubdomainPolicy = strictest(tags.subdomainPolicy)
    fraction =
      isTest || full == .none ? nil : tags.percentage.flatMap { (1...99).contains($0) ? $0 : nil }
    let mismatch = record.map {
      """
      The record you gave (\($0)) is not the one that the newest reports show; the decision goes \
      by the reports.
      """
    }
    warnings = [mismatch, tags.warning].compactMap { $0 }
  }
}

/// `p`, `sp`, `t` and `pct`, where `nil` means that they could not be seen.
private struct Tags {
  let policy: Policy
  /// `p` where there is no `sp`.
  var subdomainPolicy: Policy
  let isTesting: Bool?
  let percentage: Int?

  static let nothing = Tags(PolicyPublished(domain: ""))

  init(_ published: PolicyPublished) {
    policy = published.policy ?? .none
    subdomainPolicy = published.subdomainPolicy ?? policy
    isTesting = published.isTesting
    percentage = published.percentage
  }

  /// In a record an absent tag is not unseen, it has its default.
  init(_ record: DMARCRecord) {
    policy = record.policy ?? .none
    subdomainPolicy = record.subdomainPolicy ?? policy
    isTesting = record.isTesting ?? false
    percentage = record.pct ?? 100
  }

  func agree(with other: Tags) -> Bool {
    policy == other.policy
      && (isTesting == nil || isTesting == other.isTesting)
      && (percentage == nil || percentage == other.percentage)
  }

  var warning: String? {
    guard policy != .none else { return nil }
    switch (isTesting, percentage) {
    case (true, 0), (false, nil), (nil, nil), (false, 100), (nil, 100):
      return nil
    case (true, nil):
      return "Reports show t=y but not pct: without pct=0 receivers of RFC 7489 enforce in full."
    case (nil, 0):
      return "Reports show pct=0 but not t: without t=y receivers of RFC 9989 enforce in full."
    case (true, let percentage?):
      return """
        t=y stands with pct=\(percentage): receivers of RFC 7489 do not know t and enforce \
        p=\(policy.rawValue). Only t=y with pct=0 is a test to all.
        """
    case (_, let percentage?):
      return """
        pct=\(percentage) is ignored by receivers of RFC 9989: they apply p=\(policy.rawValue) to \
        all mail.
        """
    }
  }
}

extension Rung {
  /// The place on the ladder, from 0.
  var height: Int { Rung.allCases.firstIndex(of: self) ?? 0 }

  var isTest: Bool { self == .quarantineTest || self == .rejectTest }

  /// The value of `p` on this rung.
  var publishedPolicy: Policy {
    switch self {
    case .none: .none
    case .quarantineTest, .quarantine: .quarantine
    case .rejectTest, .reject: .reject
    }
  }
}
