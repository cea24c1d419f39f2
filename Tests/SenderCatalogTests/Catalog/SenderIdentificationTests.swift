import DMARC
import SenderCatalog
import Testing

/// Rows as reports show them, and the service that sent them (ses.md 4.1).
@Suite struct SenderIdentificationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var dkim: [String]
    var spf: [String]
    var service: String
    var rule: NamingRule

    init(_ dkim: [String], _ spf: [String], _ service: String, _ rule: NamingRule = .dkimDomain) {
      self.dkim = dkim
      self.spf = spf
      self.service = service
      self.rule = rule
    }

    var testDescription: String { "\(service): \(dkim) \(spf)" }
  }

  private static let rows = [
    // As the senders come out of the box: their own signature, their own bounces.
    Row(["example-com.20230601.gappssmtp.com"], ["example.com"], "google-workspace"),
    Row(["example.onmicrosoft.com"], ["example.com"], "microsoft-365"),
    Row(["example.com", "sendgrid.info"], ["em3118.example.com"], "sendgrid"),
    Row(["sendgrid.net"], ["sendgrid.net"], "sendgrid"),
    Row([], ["u123.wl001.sendgrid.net"], "sendgrid", .mailFromDomain),
    Row(["mailgun.org"], ["mg.example.com"], "mailgun"),
    Row(["pm.mtasv.net"], ["pm.mtasv.net"], "postmark"),
    Row([], ["pm.mtasv.net"], "postmark", .mailFromDomain),
    Row(["sparkpostmail.com"], ["sparkpostmail.com"], "sparkpost"),
    Row(["example.com"], ["spmailtechnolo.com"], "sparkpost", .mailFromDomain),
    Row(["example.com", "mandrillapp.com"], ["mandrillapp.com"], "mandrill"),
    Row([], ["bnc3.mailjet.com"], "mailjet", .mailFromDomain),
    Row([], ["mailersend.net"], "mailersend", .mailFromDomain),
    Row(["smtpservice.net"], ["em123456.example.com"], "smtp2go"),
    Row(["email-od.com"], ["email-od.com"], "socketlabs"),
    Row([], ["eu1.rp.oracleemaildelivery.com"], "oci-email", .mailFromDomain),
    Row(["example.azurecomm.net"], ["example.azurecomm.net"], "azure-comm"),
    Row(["example.com"], ["mail19.sea91.rsgsv.net"], "mailchimp", .mailFromDomain),
    Row(["mcsv.net"], ["mail19.sea91.mcsv.net"], "mailchimp"),
    Row(["example.com"], ["r.d.sender-sib.com"], "brevo", .mailFromDomain),
    Row(["bf10.hubspotemail.net"], ["bf10.hubspotemail.net"], "hubspot"),
    Row([], ["x.klaviyomail.com"], "klaviyo", .mailFromDomain),
    Row(["auth.ccsend.com"], ["in.constantcontact.com"], "constant-contact"),
    Row(["cmail20.com"], ["cmail20.com"], "campaign-monitor"),
    Row([], ["s9.acems2.com"], "activecampaign", .mailFromDomain),
    Row([], ["mlsend.com"], "mailerlite", .mailFromDomain),
    Row(["send.aweber.com"], ["send.aweber.com"], "aweber"),
    Row(["example.com"], ["bounce.s7.exacttarget.com"], "sfmc", .mailFromDomain),
    Row(["mktdns.com"], ["em-sj-77.mktomail.com"], "marketo"),
    Row(["example.com"], ["1-2.bnc.salesforce.com"], "salesforce", .mailFromDomain),
    Row(["zendesk.com"], ["example.zendesk.com"], "zendesk"),
    Row(["intercom-mail.com"], ["intercom-mail.com"], "intercom"),
    Row(["helpscout.net"], ["helpscoutemail.com"], "helpscout"),
    Row(["shopifyemail.com"], ["shopifyemail.com"], "shopify"),
    Row(["qemailserver.com"], ["qemailserver.com"], "qualtrics"),
    Row(["govdelivery.com"], ["public.govdelivery.com"], "govdelivery"),
    Row(["messagingengine.com"], ["example.com"], "fastmail"),

    // Set up as their customers should: only names in the author's own domain are left.
    Row(["example.com/google"], ["example.com"], "google-workspace", .ownSelector),
    Row(["example.com/selector1"], ["example.com"], "microsoft-365", .ownSelector),
    Row(["example.com/FM1"], ["example.com"], "fastmail", .ownSelector),
    Row(["example.com/protonmail2"], ["example.com"], "proton", .ownSelector),
    Row(["example.com/20260131093000pm"], ["pm-bounces.example.com"], "postmark", .ownSelector),
    Row(["example.com"], ["pm-bounces.example.com"], "postmark", .ownSelector),
    Row(["example.com/scph0426"], ["bounce.example.com"], "sparkpost", .ownSelector),
    Row(["example.com/mte1"], ["ret.example.com"], "mandrill", .ownSelector),
    Row(["example.com/hs1-1234567"], ["1m.example.com"], "hubspot", .ownSelector),
    Row(["example.com/zendesk2"], ["example.com"], "zendesk", .ownSelector),
    Row(["example.com"], ["cio12345.example.com"], "customer-io", .ownSelector),
    Row(["example.com/eo"], ["eom.example.com"], "emailoctopus", .ownSelector),
    Row(["example.com"], ["lm-bounces.example.com"], "lettermint", .ownSelector),
    Row(["example.com/mimecast20260101"], ["example.com"], "mimecast", .ownSelector),

    // A service on a platform, and the platform alone.
    Row(
      ["example.com/resend", "amazonses.com"], ["send.example.com"], "resend", .ownSelector),
    Row(["example.com", "amazonses.com"], ["send.example.com"], "resend", .ownSelector),
    Row(["example.com/resend"], ["send.example.com"], "resend", .ownSelector),
    Row(["newsletter.infomaniak.com", "amazonses.com"], ["eu-west-1.amazonses.com"], "infomaniak"),
    Row(["fw-mail.com", "sendgrid.info"], ["x.fw-mail.com"], "freshdesk"),
    Row(["vendor.test", "amazonses.com"], ["eu-west-1.amazonses.com"], "amazon-ses"),
    Row(
      ["example.com/224i4yxa5dv7c2xz3womw6peuasteono", "amazonses.com"], ["send.example.com"],
      "amazon-ses"),
    Row(["example.com/mine", "amazonses.com"], ["send.example.com"], "amazon-ses"),
    Row(["amazonses.com"], ["us-west-2.amazonses.com"], "amazon-ses"),

    // Whoever handed the message over last.
    Row(["example.com", "googlegroups.com"], ["googlegroups.com"], "google-groups"),
    Row(["sendgrid.info", "groups.io"], ["groups.io"], "groups-io"),
    Row(["example.com"], ["gmail.com"], "gmail-forwarding", .mailFromDomain),
    Row(["example.com", "amazonses.com"], ["hotmail.com"], "outlook-consumer", .mailFromDomain),
    Row(["example.com"], ["srs.improvmx.com"], "improvmx", .mailFromDomain),
    Row(["email.cloudflare.net", "example.com"], [], "cloudflare-routing"),
    Row(["custmx.one.com", "example.com"], [], "one-com"),
    Row(
      ["fwd.oxsus-vadesecure.net", "example.com"], ["fwd.oxsus-vadesecure.net"], "vade-oxsus",
      .mailFromDomain),
    Row(["example.com"], ["21cn.net"], "china-telecom-189", .mailFromDomain),
    Row([], ["librelist.com"], "librelist", .mailFromDomain),
    Row(["example.com", "ietf.org"], ["ietf.org"], "ietf"),
  ]

  @Test(arguments: rows) func `rows name their service`(row: Row) throws {
    let found = try #require(Self.identify(row.dkim, row.spf))
    #expect(found.entry?.id == row.service)
    #expect(found.rule == row.rule)
    #expect(!found.evidence.isEmpty)
  }

  @Test func `more than thirty services besides Amazon SES are told by their rows`() {
    #expect(Set(Self.rows.map(\.service)).subtracting(["amazon-ses"]).count >= 30)
  }

  /// - Parameter dkim: domains of passing signatures, with a selector behind a slash.
  private static func identify(
    _ dkim: [String], _ spf: [String], reverseName: String? = nil, address: String? = nil,
    in catalog: SenderCatalog = .builtIn
  ) -> Identification? {
    let results = AuthResults(
      dkim: dkim.map { text in
        let parts = text.split(separator: "/").map(String.init)
        return DKIMResult(
          domain: parts[0], selector: parts.count > 1 ? parts[1] : nil, value: .pass)
      },
      spf: spf.map { SPFResult(domain: $0, value: .pass) })
    return catalog.identify(
      SenderClues(
        results, owner: "example.com", reverseName: reverseName,
        address: address.flatMap { IPAddress($0) }),
      organizationalDomain: MailRows.organization)
  }

  @Test func `the evidence is kept with its values`() throws {
    let grid = try #require(Self.identify(["sendgrid.net"], ["x.sendgrid.net"]))
    #expect(grid.evidence.map(\.description) == ["DKIM d=sendgrid.net passes"])
    #expect(grid.name == "SendGrid" && grid.confidence == .certain)
    let resend = try #require(
      Self.identify(["example.com/resend", "amazonses.com"], ["send.example.com"]))
    #expect(
      resend.evidence.map(\.description) == [
        "DKIM s=resend d=example.com passes", "DKIM d=amazonses.com passes",
      ])
    #expect(resend.confidence == .likely)
  }

  @Test func `a domain in no entry names its organisation`() throws {
    let found = try #require(Self.identify(["mail.vendor.test"], []))
    #expect(found.entry == nil && found.name == "vendor.test" && found.rule == .dkimDomain)
  }

  /// ses.md 4.1: the service's own selectors, behind a catalogue hit by domain.
  @Test func `a selector tells whose customer an organisation in no entry is`() throws {
    let found = try #require(
      Self.identify(["vendor.test/k1", "mail.vendor.test/Google"], ["vendor.test"]))
    // The first signature counts, and has a selector that names nobody.
    #expect(found.evidence == [.signature(domain: "vendor.test")])
    let customer = try #require(Self.identify(["mail.vendor.test/Google"], ["vendor.test"]))
    #expect(customer.entry == nil && customer.name == "vendor.test")
    #expect(
      customer.evidence.map(\.description) == [
        """
        DKIM s=Google d=mail.vendor.test passes, a name that Google Workspace has customers set up
        """
      ])
    #expect(customer.confidence == .certain)
    let known = try #require(Self.identify(["sendgrid.net/google"], []))
    #expect(known.evidence == [.signature(domain: "sendgrid.net")])
  }

  @Test func `a domain of the author's own organisation names no service`() {
    let results = AuthResults(
      dkim: [DKIMResult(domain: "mail.sendgrid.net", value: .pass)],
      spf: [SPFResult(domain: "sendgrid.net", value: .pass)])
    let found = SenderCatalog.builtIn.identify(
      SenderClues(results, owner: "sendgrid.net"), organizationalDomain: MailRows.organization)
    #expect(found == nil)
  }

  @Test func `common selectors name nobody`() {
    #expect(Self.identify(["example.com/s1"], ["example.com"]) == nil)
    #expect(Self.identify(["example.com/default"], ["example.com"]) == nil)
  }

  /// The signature survives a forward; the host that forwarded it is not Google for that.
  @Test func `a selector alone does not say who handed the message over`() {
    #expect(Self.identify(["example.com/google"], []) == nil)
  }

  @Test func `what fails names nobody`() {
    let results = AuthResults(
      dkim: [DKIMResult(domain: "sendgrid.net", value: .fail)],
      spf: [
        SPFResult(domain: "sendgrid.net", value: .softfail),
        SPFResult(domain: "o1.sendgrid.net", scope: .helo, value: .pass),
      ])
    let found = SenderCatalog.builtIn.identify(
      SenderClues(results, owner: "example.com"), organizationalDomain: MailRows.organization)
    #expect(found == nil)
  }

  @Test func `names of addresses come behind what is authenticated, ranges last`() throws {
    let host = "a8-50.smtp-out.amazonses.com"
    let byName = try #require(Self.identify([], [], reverseName: host, address: "54.240.8.50"))
    #expect(byName.entry?.id == "amazon-ses" && byName.confidence == .likely)
    #expect(
      byName.evidence.map(\.description) == ["the address is named \(host), confirmed by DNS"])
    let byRange = try #require(Self.identify([], [], address: "54.240.8.50"))
    #expect(byRange.entry?.id == "amazon-ses" && byRange.confidence == .hint)
    #expect(byRange.evidence.map(\.description) == ["the address is in 54.240.0.0/18"])
    let signed = try #require(Self.identify(["sendgrid.net"], [], reverseName: host))
    #expect(signed.entry?.id == "sendgrid")
    #expect(Self.identify([], [], reverseName: "mail.unknown.test", address: "192.0.2.1") == nil)
  }

  @Test func `the longest domain that is known names the service`() throws {
    var part = CatalogEntry(id: "part", name: "Part", category: .saas, grade: .checked)
    part.dkimDomains = ["part.sendgrid.net"]
    let catalog = SenderCatalog(adding: [part])
    #expect(Self.identify(["x.part.sendgrid.net"], [], in: catalog)?.entry?.id == "part")
    #expect(Self.identify(["apart.sendgrid.net"], [], in: catalog)?.entry?.id == "sendgrid")
  }

  @Test func `entries of the user win, and replace those with their identifier`() throws {
    var own = CatalogEntry(id: "sendgrid", name: "Our mailer", category: .saas, grade: .checked)
    own.dkimDomains = ["sendgrid.info"]
    own.selectors = [LabelPattern("google")]
    let catalog = SenderCatalog(adding: [own])
    #expect(Self.identify(["zendesk.com", "sendgrid.info"], [], in: catalog)?.name == "Our mailer")
    #expect(
      Self.identify(["example.com/google"], ["example.com"], in: catalog)?.name == "Our mailer")
    #expect(Self.identify([], ["sendgrid.net"], in: catalog)?.name == "sendgrid.net")
  }
}
