import DMARC
import Testing

@Suite struct TextTableTests {
  @Test func `a text is kept once and numbered from 1 on`() {
    var table = TextTable()
    #expect(table.intern("a").number == 1)
    #expect(table.intern("b").number == 2)
    #expect(table.intern("a").number == 1)
    let (count, byteCount) = (table.count, table.byteCount)
    #expect(count == 2)
    #expect(byteCount == 2)
  }

  @Test func `an empty text is a text and an absent one is not`() {
    var table = TextTable()
    let empty = table.intern("")
    #expect(!empty.isAbsent)
    #expect(table.string(empty) == "")
    #expect(table.intern("") == empty)
    #expect(TextID.absent.isAbsent)
    #expect(table.string(.absent) == nil)
  }

  @Test func `a text is found where it is, and not kept where it is not`() {
    var table = TextTable()
    let number = table.intern("a")
    let found = "a".utf8CString.withUnsafeBytes { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes.assumingMemoryBound(to: UInt8.self)[..<1])
      return (table.find(text), table.find(UnsafeBufferPointer(rebasing: text[..<0])))
    }
    #expect(found.0 == number)
    #expect(found.1 == .absent)
    let count = table.count
    #expect(count == 1)
  }

  @Test func `the empty text is one, with an address or without`() {
    var table = TextTable()
    let empty = table.intern("")
    let found = table.find(UnsafeBufferPointer(start: nil, count: 0))
    #expect(found == empty)
  }

  @Test func `many thousand texts keep their numbers while the table grows`() {
    var table = TextTable()
    let count = 50_000
    for index in 0..<count where table.intern("name\(index)").number != UInt32(index + 1) {
      Issue.record("text \(index) is not new")
      return
    }
    for index in 0..<count {
      let id = TextID(number: UInt32(index + 1))
      if table.string(id) != "name\(index)" || table.intern("name\(index)") != id {
        Issue.record("text \(index) is lost")
        return
      }
    }
    let kept = table.count
    #expect(kept == count)
  }

  /// Lengths around the eight bytes that are hashed at a time, and bytes that are no UTF-8.
  @Test func `texts are told apart by every byte and by their length`() {
    var table = TextTable()
    var texts: [[UInt8]] = []
    for length in 0...25 {
      texts.append([UInt8](repeating: 0, count: length))
      for place in 0..<length {
        var text = [UInt8](repeating: 0, count: length)
        text[place] = 0xff
        texts.append(text)
      }
    }
    let ids = texts.map { text in text.withUnsafeBufferPointer { table.intern($0) } }
    #expect(Set(ids).count == texts.count)
    for (id, text) in zip(ids, texts) {
      let found = table.withBytes(of: id) { Array($0) }
      #expect(found == text)
    }
  }

  @Test func `a text longer than the table so far fits`() {
    var table = TextTable()
    let long = String(repeating: "x", count: 1 << 20)
    let short = table.intern("short")
    let id = table.intern(long)
    #expect(table.string(id) == long)
    #expect(table.string(short) == "short")
  }

  @Test func `an emptied table numbers from 1 again and has nothing of before`() {
    var table = TextTable()
    for index in 0..<5_000 { _ = table.intern("old\(index)") }
    table.removeAll()
    let (count, byteCount) = (table.count, table.byteCount)
    #expect(count == 0)
    #expect(byteCount == 0)
    #expect(table.intern("new").number == 1)
    #expect(table.intern("old0").number == 2)
    #expect(table.string(TextID(number: 1)) == "new")
  }
}
