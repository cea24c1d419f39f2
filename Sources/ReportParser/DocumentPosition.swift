/// Where the XML parser is in a document, and the way to stop it, without its names.
struct DocumentPosition {
  let parser: UnsafeMutableRawPointer
  /// Not 0 as long as the document is well-formed: asked of each text, so without a call.
  let wellFormed: UnsafePointer<Int32>
  let readLine: (UnsafeMutableRawPointer) -> Int
  let stopParser: (UnsafeMutableRawPointer) -> Void

  /// From 1 on.
  var line: Int { readLine(parser) }
  var isWellFormed: Bool { wellFormed.pointee != 0 }
  func stop() { stopParser(parser) }
}
