import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// The table of ses.md 4.1: rows of services other than Amazon SES as they come out of the box, and the
/// class, diagnosis and records that they show.
@Suite struct OtherSendersTests {
  private typealias Rows = EvidenceAssemblyRows

  struct Sender: Sendable, CustomTestStringConvertible {
    let service: String
    var dkim: [String] = []
    var spf: String?
    var sourceClass = SourceClass.ownMisconfigured
    var code: String?

    var testDescription: String { service }
  }

  /// Its own signature, and its own MAIL FROM domain.
  private static func signing(_ service: String, _ dkim: String, _ spf: String) -> Sender {
    Sender(service: service, dkim: [dkim], spf: spf, code: "DK-PROVIDER")
  }

  /// No signature but its MAIL FROM domain.
  private static func mailing(_ service: String, _ spf: String) -> Sender {
    Sender(service: service, spf: spf, code: "MF-DEFAULT")
  }

  /// The domains are those of the reference list.
  private static let senders = [
    signing("sendgrid", "sendgrid.net", "sendgrid.net"),
    signing("mailgun", "mailgun.org", "mailgun.org"),
    signing("postmark", "pm.mtasv.net", "pm.mtasv.net"),
    signing("sparkpost", "sparkpostmail.com", "sparkpostmail.com"),
    signing("mandrill", "mandrillapp.com", "mandrillapp.com"),
    signing("mailjet", "mailjet.com", "bnc3.mailjet.com"),
    signing("mailersend", "mailersend.net", "mailersend.net"),
    signing("smtp2go", "smtpservice.net", "smtpcorp.com"),
    signing("socketlabs", "email-od.com", "email-od.com"),
    signing("elastic-email", "elasticemail.com", "elasticemail.com"),
    signing("azure-comm", "example.azurecomm.net", "example.azurecomm.net"),
    mailing("oci-email", "eu1.rp.oracleemaildelivery.com"),
    signing("mailchimp", "mcsv.net", "mail19.sea91.rsgsv.net"),
    signing("brevo", "sendinblue.com", "r.d.sender-sib.com"),
    signing("hubspot", "bf10.hubspotemail.net", "bf10.hubspotemail.net"),
    signing("klaviyo", "klaviyomail.com", "x.klaviyomail.com"),
    signing("constant-contact", "auth.ccsend.com", "in.constantcontact.com"),
    signing("campaign-monitor", "cmail20.com", "cmail20.com"),
    signing("activecampaign", "emsd1.com", "s9.acems2.com"),
    signing("mailerlite", "mlsend.com", "mlsend.com"),
    signing("aweber", "send.aweber.com", "send.aweber.com"),
    mailing("sfmc", "bounce.s7.exacttarget.com"),
    signing("marketo", "mktdns.com", "em-sj-77.mktomail.com"),
    mailing("salesforce", "1-2.bnc.salesforce.com"),
    signing("zendesk", "zendesk.com", "example.zendesk.com"),
    signing("intercom", "intercom-mail.com", "intercom-mail.com"),
    signing("helpscout", "helpscout.net", "helpscoutemail.com"),
    signing("shopify", "shopifyemail.com", "shopifyemail.com"),
    signing("qualtrics", "qemailserver.com", "qemailserver.com"),
    signing("govdelivery", "govdelivery.com", "public.govdelivery.com"),
    signing("customer-io", "customeriomail.com", "customeriomail.com"),
    signing("keap", "infusionmail.com", "infusionmail.com"),
    // Hosted there: MAIL FROM is the domain's own and carries the mail without a key of its own.
    Sender(
      service: "google-workspace", dkim: ["example-com.20230601.gappssmtp.com"],
      spf: "example.com", sourceClass: .own, code: "DK-NONE"),
    Sender(
      service: "microsoft-365", dkim: ["example.onmicrosoft.com"], spf: "example.com",
      sourceClass: .own, code: "DK-NONE"),
    Sender(
      service: "fastmail", dkim: ["messagingengine.com"], spf: "example.com", sourceClass: .own,
      code: "DK-NONE"),
  ]

  private func found(_ service: String, in rows: Rows) -> SourceStatistics? {
    rows.evidence().sources.first { $0.service == service }
  }

  @Test(arguments: senders)
  func `a sender out of the box has its class, diagnosis and records`(sender: Sender) throws {
    var rows = Rows()
    rows.add(
      Rows.Mail(address: "198.51.100.9", dkim: sender.dkim, spf: sender.spf, selector: nil),
      Sample.spread(300))
    let entry = try #require(SenderCatalog.builtIn.entry(id: sender.service))
    let source = try #require(found(sender.service, in: rows))
    #expect(source.name == entry.name)
    #expect(source.sourceClass == sender.sourceClass)
    // What passes by SPF alone is advised to sign, which is no matter of the decision's.
    #expect(source.diagnosis == (sender.sourceClass == .own ? nil : sender.code))
    let diagnosis = try #require(rows.explanation(of: source.name)?.diagnoses.first)
    #expect(diagnosis.code == sender.code)
    #expect(diagnosis.steps == entry.steps && !entry.steps.isEmpty)
    #expect(diagnosis.records == entry.records(for: "example.com"))
    #expect(diagnosis.mustBeVerifiedWithProvider == entry.mustBeVerifiedWithProvider)
  }

  /// Beside its own signature, a key of the domain's.
  @Test(arguments: senders)
  func `a sender that is set up has nothing left to do`(sender: Sender) throws {
    var rows = Rows()
    rows.add(
      Rows.Mail(
        address: "198.51.100.9", dkim: ["example.com"] + sender.dkim, spf: sender.spf,
        selector: "key1"), Sample.spread(300))
    let source = try #require(found(sender.service, in: rows))
    #expect(source.sourceClass == .own)
    #expect(source.diagnosis == nil)
    #expect(rows.explanation(of: source.name)?.diagnoses == [])
  }

  @Test func `more than thirty senders are in the table`() {
    #expect(Set(Self.senders.map(\.service)).count >= 30)
  }

  /// A tenant's own signature never aligns; its users' forwards carry it with the tenant's MAIL FROM.
  @Test func `a signature of onmicrosoft.com alone makes nobody an own sender`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(
      Rows.Mail(
        address: "198.51.100.77", dkim: ["other.onmicrosoft.com"], spf: "other.onmicrosoft.com"),
      Sample.spread(60))
    #expect(found("microsoft-365", in: rows)?.sourceClass == .unknown)
    rows.add(
      Rows.Mail(
        address: "198.51.100.77", dkim: ["example.com", "other.onmicrosoft.com"],
        spf: "other.onmicrosoft.com"), Sample.spread(60))
    #expect(found("microsoft-365", in: rows)?.sourceClass == .forwarder)
  }

  /// SPF of a bounce is that of a server's name, which names no sender.
  @Test func `bounces with an empty envelope stay with the server that sends them`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(
      Rows.unauthenticated.with {
        $0.spf = "mx7.hosting.test"
        $0.isBounce = true
      }, Sample.spread(30))
    let sources = rows.evidence().sources
    #expect(sources.map(\.name) == ["example.com"])
    #expect(sources.map(\.sourceClass) == [.own])
    #expect(sources.first?.diagnosis == "AU-NONE")
  }
}
