import Testing

@testable import DMARC

/// Examples in the manner of RFC 8601, appendix B, and of what servers write.
@Suite struct AuthenticationResultsFieldTests {
  private func passing(_ value: String, author: String? = nil) -> String? {
    AuthenticationResultsField(value)?.domainPassing(authorDomain: author)
  }

  @Test func `the server comes first, in whatever case, with or without a version`() {
    #expect(AuthenticationResultsField("MX.Example.net; none")?.server == "mx.example.net")
    #expect(AuthenticationResultsField("mx.example.net 1; none")?.server == "mx.example.net")
    #expect(
      AuthenticationResultsField("(edge) mx.example.net ; spf=pass")?.server == "mx.example.net")
    #expect(AuthenticationResultsField("\"mx example\";none")?.server == "mx example")
  }

  @Test func `a value that names no server is nobody's word`() {
    #expect(AuthenticationResultsField("") == nil)
    #expect(AuthenticationResultsField("; dmarc=pass header.from=example.com") == nil)
    #expect(
      AuthenticationResultsField("spf=pass smtp.mailfrom=example.com; dmarc=pass") == nil)
  }

  @Test func `methods, results and properties are told apart`() throws {
    let field = try #require(
      AuthenticationResultsField(
        "mx.example.net; dkim/1=pass (2048-bit key; a \\) b) reason=\"good; really\" "
          + "header.d=example.com header.s = k1;\r\n\tSPF=SoftFail smtp.mailfrom=bounce.example.com"
      ))
    #expect(field.results.map(\.method) == ["dkim", "spf"])
    #expect(field.results.map(\.value) == ["pass", "softfail"])
    #expect(field.results[0].properties["reason"] == "good; really")
    #expect(field.results[0].properties["header.s"] == "k1")
    #expect(field.results[1].properties["smtp.mailfrom"] == "bounce.example.com")
  }

  @Test func `a pass of DMARC names the domain in From`() {
    #expect(
      passing("mx.example.net; spf=fail; dmarc=pass (p=reject dis=none) header.from=Example.COM.")
        == "example.com")
    #expect(passing("mx.example.net; dmarc=pass", author: "Example.com") == "example.com")
    #expect(passing("mx.example.net; dmarc=pass") == nil)
  }

  @Test func `anything but one pass is none`() {
    #expect(passing("mx.example.net; none") == nil)
    #expect(passing("mx.example.net; dmarc=fail header.from=example.com") == nil)
    #expect(passing("mx.example.net; dkim=pass header.d=example.com", author: "example.com") == nil)
    #expect(
      passing(
        "mx.example.net; dmarc=pass header.from=example.com; dmarc=fail header.from=example.org")
        == nil)
  }

  @Test func `a pass in a comment or in quotes is not one`() {
    #expect(passing("mx.example.net; spf=fail (dmarc=pass header.from=example.com)") == nil)
    #expect(
      passing("mx.example.net; spf=fail reason=\"x; dmarc=pass header.from=example.com\"") == nil)
    #expect(passing("mx.example.net; spf=fail (((; dmarc=pass header.from=example.com") == nil)
  }
}
