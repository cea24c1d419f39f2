import PublicSuffixes
import Testing

@Suite struct PublicSuffixesTests {
  /// The forms of publicsuffix.org's own test list.
  @Test(arguments: [
    // ICANN rules of one, two and more labels
    ("example.com", "example.com"),
    ("a.b.example.com", "example.com"),
    ("mail.example.co.uk", "example.co.uk"),
    ("a.b.c.kobe.jp", "b.c.kobe.jp"),
    ("test.k12.ak.us", "test.k12.ak.us"),
    ("www.test.k12.ak.us", "test.k12.ak.us"),
    // *.ck, !www.ck
    ("a.test.ck", "a.test.ck"),
    ("b.a.test.ck", "a.test.ck"),
    ("www.ck", "www.ck"),
    ("www.www.ck", "www.ck"),
    // *.kawasaki.jp, !city.kawasaki.jp
    ("a.b.kawasaki.jp", "a.b.kawasaki.jp"),
    ("x.a.b.kawasaki.jp", "a.b.kawasaki.jp"),
    ("city.kawasaki.jp", "city.kawasaki.jp"),
    ("mail.city.kawasaki.jp", "city.kawasaki.jp"),
    // Private rules
    ("a.user.github.io", "user.github.io"),
    ("user.github.io", "user.github.io"),
    ("x.bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com"),
    // Names that are A-labels
    ("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
    ("shishi.xn--55qx5d.cn", "shishi.xn--55qx5d.cn"),
  ])
  func `an organizational domain is the longest rule and one label`(name: String, domain: String) {
    #expect(PublicSuffixes().organizationalDomain(of: name) == domain)
  }

  @Test(arguments: [
    ("a.b.example", "b.example"), ("mail.deviating.test", "deviating.test"),
    ("deep.er.than.invalid", "than.invalid"),
  ])
  func `a top-level domain that no rule names is a suffix`(name: String, domain: String) {
    #expect(PublicSuffixes().organizationalDomain(of: name) == domain)
  }

  @Test(arguments: [
    "com", "co.uk", "test.ck", "b.kawasaki.jp", "github.io", "s3.amazonaws.com", "example", "",
  ])
  func `a suffix is its own organizational domain`(suffix: String) {
    #expect(PublicSuffixes().organizationalDomain(of: suffix) == suffix)
  }

  @Test func `answers are right again after more names than are remembered`() {
    let suffixes = PublicSuffixes()
    #expect(suffixes.organizationalDomain(of: "mail.example.co.uk") == "example.co.uk")
    for index in 0..<25_000
    where suffixes.organizationalDomain(of: "a.host\(index).co.uk") != "host\(index).co.uk" {
      Issue.record("host\(index).co.uk")
      return
    }
    #expect(suffixes.organizationalDomain(of: "mail.example.co.uk") == "example.co.uk")
    #expect(suffixes.organizationalDomain(of: "a.host3.co.uk") == "host3.co.uk")
  }
}
