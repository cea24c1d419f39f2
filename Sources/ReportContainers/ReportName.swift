/// The names that reporters give to reports (RFC 9990, section 3.2; RFC 7489, section 7.2.1.1). They tell what
/// something should have been, and never what it is.
enum ReportName {
  /// `receiver!policy-domain!begin!end.xml.gz`, or at least the end of it.
  static func matches(_ name: String) -> Bool {
    // In bytes: every member of every archive is asked.
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? ""[...].utf8
    // What macOS keeps beside each file of an archive has its name behind this.
    guard !last.starts(with: "._".utf8) else { return false }
    if last.count(where: { $0 == UInt8(ascii: "!") }) > 2 { return true }
    let end = String(decoding: last.suffix(8), as: UTF8.self).lowercased()
    return [".xml", ".xml.gz", ".xml.zip"].contains { end.hasSuffix($0) }
  }
}
