/// A region of Amazon SES. Identities, their DKIM and their MAIL FROM domains are set up in each apart
/// (ses.md 3.3).
public struct SESRegion: Sendable, Hashable, CustomStringConvertible {
  /// `eu-west-1`
  public let name: String

  /// `nil` for what does not look like a region. New ones open every year, so any that does is one.
  public init?(_ name: some StringProtocol) {
    guard AmazonSES.isRegion(Substring(name)) else { return nil }
    self.name = String(name)
  }

  /// The region in the name of a source: `Amazon SES (eu-west-1)`.
  public init?(sourceName: String) {
    let start = "\(AmazonSES.name) ("
    guard sourceName.hasPrefix(start), sourceName.hasSuffix(")") else { return nil }
    self.init(sourceName.dropFirst(start.count).dropLast())
  }

  /// Where the MX record of a custom MAIL FROM domain points; one pattern for all regions.
  public var mailExchange: String { "feedback-smtp.\(name).amazonses.com" }

  /// What the names of Easy DKIM point below; `nil` where it is not known which of two hosts it is: a
  /// guess would leave the domain unsigned. The API tells it (`SigningHostedZone`).
  public var dkimHost: String? {
    if hasOwnDKIMHost { return ownDKIMHost }
    return Self.withSharedDKIMHost.contains(name) ? Self.sharedDKIMHost : nil
  }

  /// Whether names that point to the shared host are never verified.
  public var hasOwnDKIMHost: Bool { Self.withOwnDKIMHost.contains(name) }

  public var ownDKIMHost: String { "dkim.\(name).amazonses.com" }
  public static let sharedDKIMHost = "dkim.amazonses.com"

  public var description: String { name }

  /// The names of those of which it is known where their names of Easy DKIM point.
  public static let known = withOwnDKIMHost.union(withSharedDKIMHost)

  private static let withOwnDKIMHost: Set<String> = [
    "af-south-1", "ap-northeast-3", "ap-south-2", "ap-southeast-3", "ap-southeast-5", "ca-west-1",
    "eu-central-2", "eu-south-1", "il-central-1", "me-central-1", "us-gov-east-1",
  ]

  private static let withSharedDKIMHost: Set<String> = [
    "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ap-south-1", "ap-northeast-1",
    "ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1",
    "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1", "me-south-1", "sa-east-1",
    "us-gov-west-1",
  ]
}
