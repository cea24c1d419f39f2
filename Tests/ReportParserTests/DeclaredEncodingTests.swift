import Testing

@testable import ReportParser

/// XML 1.0, sections 2.8 and 4.3.3.
@Suite struct DeclaredEncodingTests {
  @Test(
    arguments: [
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><feedback>", "UTF-8"),
      ("<?xml version='1.0' encoding='windows-1252' standalone='yes'?>", "windows-1252"),
      ("<?xml version=\"1.0\"\n encoding = \t'ANSI' ?>", "ANSI"),
      ("<?xml version=\"1.0\"?><a encoding=\"x\"/>", nil),
      ("<?xml version=\"1.0\" encoding=?>", nil),
      ("<?xml version=\"1.0\" encoding=\"UTF-8", nil),
      ("<feedback encoding=\"x\">", nil),
      ("<?xml", nil), ("", nil),
    ] as [(String, String?)])
  func `it is what the declaration names`(text: String, name: String?) {
    #expect(DeclaredEncoding(Array(text.utf8))?.name == name)
  }

  @Test(arguments: [true, false])
  func `it is found in two bytes a letter`(isBigEndian: Bool) {
    let bytes = ReportXML.utf16(
      "<?xml version='1.0' encoding='unicode'?>", isBigEndian: isBigEndian)
    #expect(DeclaredEncoding(bytes)?.name == "unicode")
    #expect(DeclaredEncoding(bytes)?.isWide == true)
    #expect(DeclaredEncoding(Array(bytes.dropFirst(2)))?.name == "unicode")
    #expect(DeclaredEncoding(Array("<?xml encoding='a'?>".utf8))?.isWide == false)
  }
}
