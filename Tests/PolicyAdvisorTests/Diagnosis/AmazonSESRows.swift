import DMARC
import PolicyAdvisor
import Testing

/// Rows of Amazon SES as ses.md 3.2 and 3.4 write them, and what is to be said of them.
struct AmazonSESRows: Sendable, CustomTestStringConvertible {
  typealias Mail = EvidenceAssemblyRows.Mail

  /// Of the table of ses.md: a letter of 3.2, or a code of 3.4.
  let name: String
  var rows = EvidenceAssemblyRows()
  /// Service and region.
  var source = "Amazon SES (eu-west-1)"
  var service = "amazon-ses"
  var sourceClass = SourceClass.own
  /// What explains it, the first thing to do first.
  var codes: [String] = []
  /// What the advisor says of it: advice is none of its business.
  var advised: String?
  /// To be published, those of the first diagnosis.
  var records: [String] = []

  var testDescription: String { name }

  init(_ name: String, _ fill: (inout AmazonSESRows) -> Void) {
    self.name = name
    fill(&self)
  }

  mutating func says(_ codes: String...) {
    self.codes = codes
    advised = codes.first
  }

  /// Messages of each of some days.
  mutating func send(_ mail: Mail, _ messages: Int = 30, on days: some Sequence<Int> = 0..<30) {
    for day in days { rows.add(mail, messages, day: day) }
  }

  /// A selector of Easy DKIM.
  static let token = "w5ilc4zqk3xvhe6o2txsbr7dl5ubqvxn"
  static let fallback = "eu-west-1.amazonses.com"

  /// B: Easy DKIM, and the default MAIL FROM domain.
  static let signed = Mail(
    address: "198.51.100.16", dkim: ["example.com", "amazonses.com"], spf: fallback,
    selector: token)
  /// A: nothing is set up.
  static let unsigned = signed.with { $0.dkim = ["amazonses.com"] }
  /// D and C: with a MAIL FROM domain of the owner's.
  static let whole = signed.with { $0.spf = "spf.example.com" }
  static let mailFromOnly = unsigned.with { $0.spf = "spf.example.com" }
  /// I: the server's name tells the region that a MAIL FROM domain of the owner's hides.
  static let bounce = signed.with {
    $0.spf = "e1-2.smtp-out.eu-west-1.amazonses.com"
    $0.isBounce = true
  }

  static func names(_ tokens: String..., host: String = "dkim.amazonses.com") -> [String] {
    tokens.map { "\($0)._domainkey.example.com CNAME \($0).\(host)" }
  }

  static let newNames = names("<token1>", "<token2>", "<token3>")
  static let knownNames = names(token, "<token2>", "<token3>")
  static func mx(_ name: String) -> String {
    "\(name) MX 10 feedback-smtp.eu-west-1.amazonses.com"
  }
  static func spf(_ name: String) -> String {
    "\(name) TXT v=spf1 include:amazonses.com ~all"
  }
}
