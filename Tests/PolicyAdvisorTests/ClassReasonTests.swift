import DMARC
import SenderCatalog
import Testing

@testable import PolicyAdvisor

@Suite struct ClassReasonTests {
  private static let most = ClassReason.Share(part: 11_994, whole: 12_000)

  @Test(
    arguments: [
      (
        .simulated(by: "Mailer"),
        "Mailer plays phishers: its mail is meant to fail DMARC, and counts for nothing here."
      ),
      (
        .throughList(most),
        "Receivers say of 11,994 of 12,000 messages that a mailing list sent them on."
      ),
      (
        .listSigned(most, .forwarded(ClassReason.Share(part: 1, whole: 1))),
        """
        A mailing list authenticated 11,994 of 12,000 messages. Receivers say of 1 of 1 message that \
        they were forwarded.
        """
      ),
      (
        .relayed,
        """
        SPF never aligns, and what passes has signatures under which another of your sources sends \
        directly on the same days.
        """
      ),
      (
        .passedOn(by: "Gmail", most),
        """
        SPF never aligns, and Gmail passes on what its users receive; your signature survived on \
        11,994 of 12,000 messages.
        """
      ),
      (
        .brokenOnTheWay(most),
        """
        Your signature is broken on 11,994 of 12,000 messages, under a selector that another of your \
        sources uses on the same days.
        """
      ),
      (.aligned(most), "11,994 of 12,000 messages pass with an aligned domain."),
      (
        .strictlyRefused(most),
        """
        11,994 of 12,000 messages are authenticated by a domain of your organisation that strict \
        alignment does not accept.
        """
      ),
      (
        .amazonSES(most),
        """
        Amazon SES sent 11,994 of 12,000 messages, and it sends only for accounts that proved control \
        of the From address.
        """
      ),
      (
        .verifiedAuthor(service: "Mailer"),
        "Mailer sends only for customers that proved control of the author domain."
      ),
      (
        .regular(service: "Mailer", days: 3), "Mailer sent it, authenticated as its own, on 3 days."
      ),
      (
        .unusableSPF(most),
        """
        11,994 of 12,000 messages have a MAIL FROM domain of yours for which SPF finds no usable \
        record.
        """
      ),
      (
        .undecided(1),
        """
        None of 1 message pass with an aligned domain; reports alone do not tell a forgotten sender \
        from spoofing.
        """
      ),
    ] as [(ClassReason, String)])
  func `a reason is a sentence with its numbers`(reason: ClassReason, sentence: String) {
    #expect(reason.sentence == sentence)
  }

  @Test func `scattered mail is told by its addresses and networks`() {
    var spread = AddressSpread()
    (spread.networks, spread.addresses, spread.lightAddresses) = (1, 1_200, 1_100)
    #expect(
      ClassReason.scattered(spread).sentence == """
        Nobody signs it, and 1,100 of 1,200 addresses in 1 network sent 3 messages at most.
        """)
  }

  @Test(arguments: [
    (OwnerClaim.owned, "You say it is yours"), (.foreign, "You say it is not yours"),
    (.forwarder, "You say it forwards your mail"),
  ])
  func `the owner's word is shown with who said it, when and why`(
    claim: OwnerClaim, sentence: String
  ) {
    var word = OwnerSource(source: "Mailer", claim: claim)
    #expect(ClassReason.owner(word, claim).sentence == sentence + ".")
    word.said = Acknowledgement(day: Sample.firstDay, by: "pat@example.com")
    word.note = "newsletter"
    #expect(
      ClassReason.owner(word, claim).sentence
        == sentence + ", pat@example.com on \(Sample.firstDay) (newsletter).")
  }
}
