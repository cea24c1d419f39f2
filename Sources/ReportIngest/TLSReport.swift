import DMARC
import Foundation
import ReportContainers

/// Recognizes SMTP TLS reports (RFC 8460), which come to the same mailbox under the same subject.
enum TLSReport {
  /// How much of a document is looked at. Google's with every policy of a domain has some 10 kB.
  private static let searchedBytes = 1 << 20

  /// - Returns: who reports on what; `nil` for other JSON.
  static func notice(in document: ReportDocument) -> ReportNotice? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < searchedBytes {
      let count = chunk.withUnsafeMutableBytes { document.read(into: $0) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("\"policies\""),
      text.contains("\"organization-name\"") || text.contains("\"report-id\"")
    else { return nil }
    let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes))
    return ReportNotice(
      organization: contents?.organization,
      domain: contents?.policies?.lazy.compactMap(\.policy?.domain).first,
      begin: contents?.dateRange?.start.flatMap(RFC3339.epochSeconds),
      end: contents?.dateRange?.end.flatMap(RFC3339.epochSeconds))
  }

  /// RFC 8460, section 4.4.
  private struct Contents: Decodable {
    struct DateRange: Decodable {
      var start: String?
      var end: String?

      enum CodingKeys: String, CodingKey {
        case start = "start-datetime"
        case end = "end-datetime"
      }
    }

    struct PolicyResult: Decodable {
      struct Policy: Decodable {
        var domain: String?

        enum CodingKeys: String, CodingKey { case domain = "policy-domain" }
      }

      var policy: Policy?
    }

    var organization: String?
    var dateRange: DateRange?
    var policies: [PolicyResult]?

    enum CodingKeys: String, CodingKey {
      case organization = "organization-name"
      case dateRange = "date-range"
      case policies
    }
  }
}
