import ContainerWriters
import ReportContainers
import Testing

@Suite struct MailFindingTests {
  private static let report = MailPart.attachment(sampleXML(500))
  private static let original = MailPart(
    fields: ["Content-Type: message/rfc822"], body: report.message)
  private static let feedback = "Feedback-Type: auth-failure\nUser-Agent: A/1\nVersion: 1\n"

  private func documents(_ part: MailPart) throws -> [ReadDocument] {
    try ReadFile(part.message).documents
  }

  @Test func `a failure report is one document, and the message in it is not gone into`() throws {
    let note = MailPart.text("This is an authentication failure report.\n")
    let fields = MailPart.text(Self.feedback, "Content-Type: message/feedback-report")
    let encoded = MailPart.attachment(
      Array(Self.feedback.utf8), name: "ATT00001", type: "message/feedback-report")
    let unnamed = MailPart.attachment(Array(Self.feedback.utf8), name: "ATT00001")
    let report = [ReadDocument(kind: .failureReport, bytes: [])]
    let type = "multipart/report; report-type=feedback-report"
    #expect(try documents(.multipart([note, fields, Self.original], type: type)) == report)
    #expect(try documents(.multipart([note, Self.original], type: type)) == report)
    for part in [fields, encoded, unnamed] {
      #expect(try documents(.multipart([note, part, Self.original])) == report)
    }
  }

  @Test func `a failure report that is text alone is one`() throws {
    let text =
      "A message claiming to be from you has failed the published DMARC policy for your domain.\n\n"
      + "  Sender Domain: example.com\n  Sender IP Address: 192.0.2.1\n"
    #expect(
      try documents(.multipart([.text(text), Self.original], type: "multipart/report"))
        == [ReadDocument(kind: .failureReport, bytes: [])])
  }

  @Test func `a failure report in a message or a mailbox has its place`() throws {
    let inner = MailPart.multipart(
      [.text(Self.feedback)], type: "multipart/report; report-type=feedback-report",
      boundary: "=_inner")
    let outer = MailPart.multipart([
      .text("fyi"), MailPart(fields: ["Content-Type: message/rfc822"], body: inner.message),
    ])
    #expect(
      try documents(outer) == [ReadDocument(member: "part 2", kind: .failureReport, bytes: [])])
  }

  @Test func `a bounce is one document, and what it returns is not read`() throws {
    let status = MailPart.text(
      "Reporting-MTA: dns; mx.example.com\n\nAction: failed\nStatus: 5.1.1\n",
      "Content-Type: message/delivery-status")
    let type = "multipart/report; report-type=delivery-status"
    #expect(
      try documents(.multipart([.text("Sorry."), status, Self.original], type: type))
        == [.mail(.bounce)])
    #expect(
      try documents(.multipart([.text("Sorry."), status, Self.original])) == [.mail(.bounce)])
  }

  /// RFC 7489, section 7.2.2.
  @Test func `a report that was withheld because of its size is told`() throws {
    let text = """
      This is a notice.

      Report-Date: Tue, 01 Sep 2026 06:00:00 +0000
      Report-Domain: example.com
      Report-ID: <1@receiver.example>
      Report-Size: 20971520
      Submitter: receiver.example
      Submitting-URI: mailto:reports@example.com
      """
    #expect(try documents(.text(text)) == [.mail(.sizeLimitError)])
    #expect(
      try documents(.text(MailPart.base64(Array(text.utf8)), "Content-Transfer-Encoding: base64"))
        == [.mail(.sizeLimitError)])
    #expect(try documents(.multipart([.text(text), Self.report])).map(\.kind) == [.xml])
  }

  @Test func `encrypted mail is called so`() throws {
    let pgp = MailPart.multipart(
      [.text("Version: 1", "Content-Type: application/pgp-encrypted"), .text("x")],
      type: "multipart/encrypted; protocol=\"application/pgp-encrypted\"")
    #expect(try documents(pgp) == [.refused(.encryptedMail(with: "PGP"))])
    let armored = "-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n"
    #expect(try documents(.text(armored)) == [.refused(.encryptedMail(with: "PGP"))])
    // envelopedData (RFC 5652, section 6)
    let enveloped: [UInt8] = [
      0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03, 0xa0, 0x80,
    ]
    #expect(
      try documents(.attachment(enveloped, name: "smime.p7m", type: "application/pkcs7-mime"))
        == [.refused(.encryptedMail(with: "S/MIME"), member: "smime.p7m")])
  }

  @Test func `the signature of signed mail is passed over`() throws {
    let signature = MailPart.attachment(
      [0x30, 0x82, 0x01, 0x00], name: "smime.p7s", type: "application/pkcs7-signature")
    #expect(
      try documents(.multipart([Self.report, signature], type: "multipart/signed")).map(\.kind)
        == [.xml])
  }

  @Test func `a failure report says who reports on which domain, and nothing of people`() throws {
    let fields = MailPart.text(
      Self.feedback + """
        Original-Mail-From: <alice@example.com>
        Arrival-Date: Tue, 01 Sep 2026 06:00:00 +0000
        Reporting-MTA: dns; mx.receiver.example
        Source-IP: 192.0.2.1
        Reported-Domain: example.com
        """, "Content-Type: message/feedback-report")
    let type = "multipart/report; report-type=feedback-report"
    let file = try ReadFile(
      MailPart.multipart([.text("fyi"), fields, Self.original], type: type).message)
    #expect(file.documents.map(\.kind) == [.failureReport])
    #expect(
      file.notices == [ReportNotice(organization: "mx.receiver.example", domain: "example.com")])
  }

  @Test func `a report that was withheld says whose it was`() throws {
    let text = "Report-Domain: example.com\nReport-Size: 20971520\nSubmitter: receiver.example\n"
    #expect(
      try ReadFile(MailPart.text(text).message).notices
        == [ReportNotice(organization: "receiver.example", domain: "example.com")])
  }

  @Test func `a TLS report is handed out from where it is`() throws {
    let json = Array(#"{"organization-name":"A","policies":[]}"#.utf8)
    let packed = MailPart.attachment(
      Deflate.gzip(json), name: "a.json.gz", type: "application/tlsrpt+gzip")
    let plain = MailPart(fields: ["Content-Type: application/tlsrpt+json"], body: json)
    let body = MailPart(fields: [], body: json)
    for part in [packed, plain, body] {
      let found = try documents(
        .multipart([.text("TLS report"), part], type: "multipart/report; report-type=tlsrpt"))
      #expect(found.map(\.kind) == [.json])
      #expect(found.map(\.bytes) == [json])
    }
  }
}
