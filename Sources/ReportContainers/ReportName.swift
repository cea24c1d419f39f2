/// The names that reporters give to reports (RFC 9990, section 3.2; RFC 7489, section 7.2.1.1). They tell what
/// something should have been, and never what it is.
enum ReportName {
  /// `receiver!policy-domain!begin!end.xml.gz`, or at least the end of it.
  static func matches(_ name: String) -> Bool {
    let last = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    // What macOS keeps beside each file of an archive has its name behind this.
    guard !last.hasPrefix("._") else { return false }
    return last.split(separator: "!", omittingEmptySubsequences: false).count > 3
      || [".xml", ".xml.gz", ".xml.zip"].contains { last.hasSuffix($0) }
  }
}
