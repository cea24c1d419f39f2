/// Where the XML parser is in a document, and the ways to stop it and to move it, without its names.
///
/// C functions, which are copied for nothing.
struct DocumentPosition {
  let parser: UnsafeMutableRawPointer
  /// Not 0 as long as the document is well-formed: asked of each text, so without a call.
  let wellFormed: UnsafePointer<Int32>
  let readLine: @convention(c) (UnsafeMutableRawPointer) -> Int
  let stopParser: @convention(c) (UnsafeMutableRawPointer) -> Void
  /// Less than 0 for what ``unreadBytes`` cannot tell.
  let countUnread: @convention(c) (UnsafeMutableRawPointer) -> Int
  let skipUnread: @convention(c) (UnsafeMutableRawPointer, _ lines: Int, _ columns: Int) -> Void

  /// From 1 on.
  var line: Int { readLine(parser) }
  var isWellFormed: Bool { wellFormed.pointee != 0 }
  func stop() { stopParser(parser) }

  /// How many of the last bytes that the parser was given it has not read yet; `nil` when it does not read
  /// them as they came, or no more.
  var unreadBytes: Int? {
    let count = countUnread(parser)
    return count < 0 ? nil : count
  }

  /// Has the parser leave out what it has not read yet. The next bytes that it is given stand behind
  /// `extent` from here.
  func goOn(behind extent: TextExtent) { skipUnread(parser, extent.lines, extent.columns) }
}
