/// Where the XML parser is in a document, and the way to stop it, without its names.
struct DocumentPosition {
  let parser: UnsafeMutableRawPointer
  let readLine: (UnsafeMutableRawPointer) -> Int
  let readWellFormed: (UnsafeMutableRawPointer) -> Bool
  let stopParser: (UnsafeMutableRawPointer) -> Void

  /// From 1 on.
  var line: Int { readLine(parser) }
  var isWellFormed: Bool { readWellFormed(parser) }
  func stop() { stopParser(parser) }
}
