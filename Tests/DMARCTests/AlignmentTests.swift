import DMARC
import Testing

@Suite struct AlignmentTests {
  /// The last two labels: what a name's Organizational Domain is, is not the subject here.
  private static func organizationalDomain(_ name: String) -> String {
    name.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private func alignment(
    dkim: [DKIMResult] = [], spf: [SPFResult] = [], author: String = "example.com",
    dkimMode: AlignmentMode = .relaxed, spfMode: AlignmentMode = .relaxed
  ) -> Alignment {
    Alignment(
      of: AuthResults(dkim: dkim, spf: spf), authorDomain: author, dkimMode: dkimMode,
      spfMode: spfMode, organizationalDomain: Self.organizationalDomain)
  }

  @Test(arguments: [
    ("example.com", "example.com", true, true),
    ("mail.example.com", "example.com", false, true),
    ("example.com", "mail.example.com", false, true),
    ("a.example.com", "b.example.com", false, true),
    ("example.net", "example.com", false, false),
    ("badexample.com", "example.com", false, false),
    ("com", "example.com", false, false),
  ])
  func `strict wants equal domains and relaxed the same organization`(
    domain: String, author: String, strict: Bool, relaxed: Bool
  ) {
    for (mode, expected) in [(AlignmentMode.strict, strict), (.relaxed, relaxed)] {
      let found = alignment(
        dkim: [DKIMResult(domain: domain, value: .pass)],
        spf: [SPFResult(domain: domain, scope: .mfrom, value: .pass)], author: author,
        dkimMode: mode, spfMode: mode)
      let computed: ComputedAlignment = expected ? .aligned : .misaligned
      #expect(found == Alignment(dkim: computed, spf: computed))
    }
  }

  @Test func `each mechanism has its own mode`() {
    let found = alignment(
      dkim: [DKIMResult(domain: "mail.example.com", value: .pass)],
      spf: [SPFResult(domain: "mail.example.com", scope: .mfrom, value: .pass)],
      dkimMode: .strict, spfMode: .relaxed)
    #expect(found == Alignment(dkim: .misaligned, spf: .aligned))
    let other = alignment(
      dkim: [DKIMResult(domain: "mail.example.com", value: .pass)],
      spf: [SPFResult(domain: "mail.example.com", scope: .mfrom, value: .pass)],
      dkimMode: .relaxed, spfMode: .strict)
    #expect(other == Alignment(dkim: .aligned, spf: .misaligned))
  }

  @Test func `one passing aligned signature among others is enough, wherever it stands`() {
    let foreign = DKIMResult(domain: "amazonses.com", value: .pass)
    let own = DKIMResult(domain: "example.com", value: .pass)
    let broken = DKIMResult(domain: "example.com", value: .fail)
    #expect(alignment(dkim: [foreign, own, broken]).dkim == .aligned)
    #expect(alignment(dkim: [own, foreign]).dkim == .aligned)
    #expect(alignment(dkim: [broken, foreign]).dkim == .misaligned)
  }

  @Test(arguments: AuthResultValue.allCases.filter { $0 != .pass })
  func `an aligned domain without a pass aligns nothing`(value: AuthResultValue) {
    let found = alignment(
      dkim: [DKIMResult(domain: "example.com", value: value)],
      spf: [SPFResult(domain: "example.com", scope: .mfrom, value: value)])
    #expect(found == Alignment(dkim: .noPass, spf: .noPass))
  }

  @Test func `where nothing is listed nothing can be said`() {
    #expect(alignment() == Alignment(dkim: .noPass, spf: .noPass))
  }

  @Test func `a pass for no domain aligns nothing`() {
    let found = alignment(
      dkim: [DKIMResult(domain: nil, value: .pass)], spf: [SPFResult(domain: nil, value: .pass)])
    #expect(found == Alignment(dkim: .noPass, spf: .noPass))
  }

  @Test(arguments: ["example.com", "spammer.example"])
  func `helo never aligns, not even the author's own name, and is a pass all the same`(
    domain: String
  ) {
    #expect(
      alignment(spf: [SPFResult(domain: domain, scope: .helo, value: .pass)]).spf == .misaligned)
    #expect(
      alignment(spf: [SPFResult(domain: domain, scope: .helo, value: .fail)]).spf == .noPass)
    let both = [
      SPFResult(domain: "example.com", scope: .helo, value: .pass),
      SPFResult(domain: "example.net", scope: .mfrom, value: .pass),
    ]
    #expect(alignment(spf: both).spf == .misaligned)
    let own = SPFResult(domain: "example.com", scope: .mfrom, value: .pass)
    #expect(alignment(spf: [both[0], own]).spf == .aligned)
    #expect(alignment(spf: [own, both[0]]).spf == .aligned)
  }

  /// With a null reverse-path the identity is postmaster at the HELO name, which reporters list
  /// with the scope `mfrom` or none.
  @Test(arguments: [nil, SPFScope.mfrom])
  func `the name that a null sender was checked under aligns`(scope: SPFScope?) {
    let result = SPFResult(domain: "mx1.example.com", scope: scope, value: .pass)
    #expect(alignment(spf: [result]).spf == .aligned)
  }

  @Test func `of several SPF results one is enough`() {
    let results = [
      SPFResult(domain: "example.net", value: .pass),
      SPFResult(domain: "example.com", value: .pass),
    ]
    #expect(alignment(spf: results).spf == .aligned)
  }
}
