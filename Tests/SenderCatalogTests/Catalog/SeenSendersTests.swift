import DMARC
import SenderCatalog
import Testing

@Suite struct SeenSendersTests {
  private func seen(_ rows: MailRows) -> SeenSenders {
    var seen = SeenSenders()
    seen.add(rows.traffic, organizationalDomain: MailRows.organization)
    return seen
  }

  @Test func `what others authenticated is counted, named or not`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["example.com", "sendgrid.net"])
    rows.add(5, from: "192.0.2.2", spf: ["x.sendgrid.net"])
    rows.add(4, from: "192.0.2.3", dkim: ["mail.vendor.test"])
    rows.add(3, from: "192.0.2.3", dkim: ["vendor.test"], day: 1)
    let seen = seen(rows)
    #expect(seen.messages == 22 && seen.named == 15)
    #expect(
      seen.all == [
        SeenSenders.Sender(name: "SendGrid", id: "sendgrid", messages: 15),
        SeenSenders.Sender(name: "vendor.test", id: nil, messages: 7),
      ])
  }

  @Test func `the owner's own mail, and what nobody authenticated, is not`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["example.com"], spf: ["example.com"])
    rows.add(9, from: "192.0.2.1", dkim: ["sendgrid.net fail"], spf: ["sendgrid.net softfail"])
    #expect(seen(rows).messages == 0)
    #expect(seen(rows).all.isEmpty)
  }

  @Test(arguments: ["pages.example.com, example.com", "a b.example"])
  func `an author that is no domain name has nobody foreign to it`(author: String) {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", author: author, dkim: ["sendgrid.net"])
    #expect(seen(rows).messages == 0)
    #expect(seen(rows).unreadableAuthors == 10)
  }
}
