import ReportContainers

/// Recognizes SMTP TLS reports (RFC 8460), which come to the same mailbox under the same subject.
enum TLSReport {
  /// How much of a document is looked at for the members that every TLS report has.
  private static let searchedBytes = 1 << 20

  static func isRecognized(in document: ReportDocument) -> Bool {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < searchedBytes {
      let count = chunk.withUnsafeMutableBytes { document.read(into: $0) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\"policies\"")
      && (text.contains("\"organization-name\"") || text.contains("\"report-id\""))
  }
}
