/// Where the XML parser is in a document, and the way to stop it, without its names.
struct DocumentPosition {
  let parser: UnsafeMutableRawPointer
  /// Not 0 as long as the document is well-formed: asked of each text, so without a call.
  let wellFormed: UnsafePointer<Int32>
  let readLine: (UnsafeMutableRawPointer) -> Int
  let stopParser: (UnsafeMutableRawPointer) -> Void
  let countUnread: (UnsafeMutableRawPointer) -> Int?
  let skipUnread: (UnsafeMutableRawPointer, TextExtent) -> Void

  /// From 1 on.
  var line: Int { readLine(parser) }
  var isWellFormed: Bool { wellFormed.pointee != 0 }
  func stop() { stopParser(parser) }

  /// How many of the last bytes that the parser was given it has not read yet; `nil` when it does not read
  /// them as they came, or no more.
  var unreadBytes: Int? { countUnread(parser) }

  /// Has the parser leave out what it has not read yet. The next bytes that it is given stand behind
  /// `extent` from here.
  func goOn(behind extent: TextExtent) { skipUnread(parser, extent) }
}
