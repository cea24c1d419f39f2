import DMARC
import Testing

@Suite struct DomainNameTests {
  @Test(arguments: [
    ("example.com", "example.com"),
    ("Mail.EXAMPLE.Com", "mail.example.com"),
    ("example.com.", "example.com"),
    (" example.com\r\n", "example.com"),
    ("\t example.com. ", "example.com"),
    ("", ""),
    (".", ""),
    ("Bücher.Example.", "xn--bcher-kva.example"),
    ("BÜCHER.example", "xn--bcher-kva.example"),
    ("mañana.com", "xn--maana-pta.com"),
    ("☃.net", "xn--n3h.net"),
    // The names of IANA's IDN test, 2007.
    ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
    ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
    ("a..example", "a..example"),
  ])
  func `a name has one form`(name: String, canonical: String) {
    #expect(DomainName.canonical(name) == canonical)
    #expect(DomainName.canonical(canonical) == canonical)
  }

  /// RFC 1123, section 2.1; RFC 1035, section 2.3.4.
  @Test(arguments: [
    ("example.com", true), ("xn--bcher-kva.example", true), ("_spf.example.com", true),
    ("3com.example", true), ("example", true), ("", false), ("-", false), ("a..example", false),
    ("-a.example", false), ("a-.example", false), ("user@example.com", false),
    ("exa mple", false), ("http://example.com/", false), ("192.0.2.1", false),
    (String(repeating: "a", count: 63) + ".example", true),
    (String(repeating: "a", count: 64) + ".example", false),
    (String(repeating: "a.", count: 124) + "abcde", true),
    (String(repeating: "a.", count: 124) + "abcdef", false),
  ])
  func `a host name has labels of letters, digits and hyphens`(name: String, expected: Bool) {
    #expect(DomainName.canHaveRecord(name) == expected)
  }

  @Test func `a label too long to encode stays as it is beside those that are not`() {
    let label = String(repeating: "ü", count: 256)
    #expect(DomainName.canonical(label + ".Bücher.example") == label + ".xn--bcher-kva.example")
  }

  /// RFC 5322, section 3.4, and what reporters write in its place.
  @Test(arguments: [
    ("dmarc@receiver.example", "receiver.example"),
    ("DMARC <dmarc@Receiver.Example>", "receiver.example"),
    ("\"a@b.example\" <dmarc@receiver.example>", "receiver.example"),
    ("dmarc@receiver.example (DMARC)", "receiver.example"),
    (" dmarc@receiver.example.\r\n", "receiver.example"),
    ("dmarc@bücher.example", "xn--bcher-kva.example"),
    ("root@localhost", "localhost"), ("receiver.example", "receiver.example"),
    ("DMARC <receiver.example>", "receiver.example"), ("postmaster", ""), ("DMARC Team", ""),
    ("first.last@", ""), ("<>", ""), ("", ""),
  ])
  func `an address has a domain, whatever stands around it`(address: String, domain: String) {
    #expect(DomainName.ofAddress(address) == domain)
  }

  @Test(arguments: [
    ("example.com", "example.com", true),
    ("a.b.example.com", "example.com", true),
    ("badexample.com", "example.com", false),
    ("example.com", "mail.example.com", false),
    ("example.com.evil.test", "example.com", false),
  ])
  func `a name is within a domain by whole labels`(name: String, domain: String, expected: Bool) {
    #expect(DomainName.isWithin(name, domain) == expected)
  }

  @Test(arguments: [
    ("example.com", true), ("Mail-1.EXAMPLE.com.", true), ("_dmarc.example.com", true), ("", true),
    ("Bücher.example", true), ("☃.net", true), (" \u{a0}example.com ", true),
    ("*", false), ("mailto:x", false), ("a b.example", false), ("user@example.com", false),
    ("Sue\u{fffd}o.example", false), ("example.com…", false), ("a\u{202e}b.example", false),
    ("a\u{0}b", false), ("a, b", false),
  ])
  func `a name of a host has letters, digits, hyphens, dots and underscores`(
    name: String, expected: Bool
  ) {
    #expect(DomainName.isHostName(name) == expected)
  }
}
