import Testing

@testable import ReportStore

struct KnownKeysTests {
  private static func row(of key: String, in known: inout KnownKeys) -> Int64? {
    var key = key
    return key.withUTF8 { known.row(of: $0) }
  }

  private static func remember(_ key: String, row: Int64, in known: inout KnownKeys) {
    var key = key
    key.withUTF8 { known.remember($0, row: row) }
  }

  @Test func `a key that is met has the row that it was remembered with first`() {
    var known = KnownKeys()
    #expect(Self.row(of: "a", in: &known) == nil)
    Self.remember("a", row: 7, in: &known)
    Self.remember("", row: 8, in: &known)
    Self.remember("a", row: 9, in: &known)
    #expect(Self.row(of: "a", in: &known) == 7)
    #expect(Self.row(of: "", in: &known) == 8)
  }

  @Test func `what is met again stays, and what is not is forgotten, however many keys come`() {
    var known = KnownKeys()
    Self.remember("met again", row: 1, in: &known)
    Self.remember("met once", row: 2, in: &known)
    for number in 0..<KnownKeys.mostKeys * 5 {
      Self.remember("key \(number)", row: Int64(number + 3), in: &known)
      if number.isMultiple(of: KnownKeys.mostKeys / 2) {
        #expect(Self.row(of: "met again", in: &known) == 1)
      }
    }
    #expect(Self.row(of: "met once", in: &known) == nil)
    for number in stride(from: 0, to: KnownKeys.mostKeys, by: 997) {
      let last = KnownKeys.mostKeys * 5 - 1 - number
      #expect(Self.row(of: "key \(last)", in: &known) == Int64(last + 3))
    }
  }

  @Test func `long keys are forgotten sooner`() {
    var known = KnownKeys()
    for number in 0..<4 {
      let key = String(repeating: "x", count: 1 << 20) + "\(number)"
      Self.remember(key, row: Int64(number), in: &known)
    }
    #expect(Self.row(of: String(repeating: "x", count: 1 << 20) + "3", in: &known) == 3)
    #expect(Self.row(of: String(repeating: "x", count: 1 << 20) + "1", in: &known) == nil)
  }
}
