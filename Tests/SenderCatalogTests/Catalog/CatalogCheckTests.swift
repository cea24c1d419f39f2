import SenderCatalog
import Testing

@Suite struct CatalogCheckTests {
  private static func entry(
    _ id: String, _ change: (inout CatalogEntry) -> Void = { _ in }
  ) -> CatalogEntry {
    var entry = CatalogEntry(id: id, name: "The \(id)", category: .saas, grade: .checked)
    change(&entry)
    return entry
  }

  private func problems(_ entries: CatalogEntry...) -> [String] { CatalogCheck(entries).problems }

  @Test func `two senders that share nothing are fine`() {
    let one = Self.entry("one") { $0.dkimDomains = ["one.test"] }
    let two = Self.entry("two") { $0.dkimDomains = ["two.test", "mail.one.test"] }
    #expect(problems(one, two) == [])
  }

  @Test func `a domain names one sender, in signatures and in MAIL FROM alike`() {
    let one = Self.entry("one") { $0.dkimDomains = ["one.test"] }
    let two = Self.entry("two") { $0.mailFromDomains = ["one.test"] }
    #expect(problems(one, two) == ["two and one both claim mail of one.test"])
  }

  @Test func `names of addresses, selectors, labels and ranges name one sender each`() {
    func crowded(_ id: String) -> CatalogEntry {
      Self.entry(id) {
        $0.reverseNames = ["mx.test"]
        $0.selectors = [LabelPattern("key#")]
        $0.mailFromLabels = [LabelPattern("bounce-x")]
        $0.ranges = [AddressRange("192.0.2.0/24")].compactMap(\.self)
      }
    }
    #expect(
      problems(crowded("one"), crowded("two")) == [
        "two and one both claim addresses of mx.test", "two and one both claim the selector key#",
        "two and one both claim the label bounce-x", "two and one both claim 192.0.2.0/24",
      ])
  }

  @Test func `a sender is listed once`() {
    #expect(
      problems(Self.entry("one"), Self.entry("one")) == [
        "one and one both claim the identifier one", "one and one both claim the name The one",
      ])
  }

  @Test(arguments: ["One.test", "one.test.", "one..test", "-one.test", "one test", "ö.test", ""])
  func `a domain that is not canonical is refused`(domain: String) {
    let entry = Self.entry("one") { $0.reverseNames = [domain] }
    #expect(problems(entry) == ["one: \(domain) is no domain in canonical form"])
  }

  @Test func `nobody signs for a whole top-level domain`() {
    let entry = Self.entry("one") { $0.dkimDomains = ["com"] }
    #expect(problems(entry) == ["one: everybody is under com"])
  }

  @Test(arguments: ["*", "#", "S1"])
  func `a selector that fits everything, or nothing, is refused`(selector: String) {
    let entry = Self.entry("one") { $0.selectors = [LabelPattern(selector)] }
    #expect(problems(entry) == ["one: \(selector) fits too much, or never"])
  }

  @Test func `a platform must be an entry`() {
    let entry = Self.entry("one") { $0.platform = "two" }
    #expect(problems(entry) == ["one runs on two, which is no entry"])
  }

  @Test func `an identifier is made of lower case, digits and hyphens`() {
    #expect(
      problems(Self.entry("One")) == [
        "\"One\" is no identifier: lower case, digits and hyphens"
      ])
  }
}
