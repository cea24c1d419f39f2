import DMARC
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("window_day", "window_days"), ("windw", nil), ("profle", "profile"), ("xyz", nil),
  ])
  func `few letters may differ`(name: String, near: String?) {
    #expect(NearestName.of(name, among: ["window_days", "profile", "dwell"]) == near)
  }

  @Test func `of two that are as near the first by name is taken`() {
    #expect(NearestName.of("exampl", among: ["examplz", "example"]) == "example")
  }

  @Test func `no more letters differ than are allowed, and never all`() {
    #expect(NearestName.of("exampel", among: ["example"], within: 2) == "example")
    #expect(NearestName.of("exampel", among: ["example"], within: 1) == nil)
    #expect(NearestName.of("ab", among: ["cd"], within: 2) == nil)
    #expect(NearestName.of("", among: ["a"]) == nil)
    let long = String(repeating: "a", count: 61)
    #expect(NearestName.of(long, among: [long]) == nil)
  }
}
