import Testing

@testable import DMARC

@Suite struct DispositionTests {
  @Test(
    arguments: [
      ("none", .none), ("pass", .pass), ("quarantine", .quarantine), ("reject", .reject),
    ] as [(String, Disposition)])
  func `a disposition is read and written`(word: String, disposition: Disposition) {
    #expect(word.utf8.withContiguousBytes { Disposition($0) } == disposition)
    #expect(disposition.word == word)
  }

  @Test(arguments: ["", "softfail", "15", "Reject", "none ", "quarantined"])
  func `another word is no disposition`(word: String) {
    #expect(word.utf8.withContiguousBytes { Disposition($0) } == nil)
  }
}
