import ReportContainers
import Testing

/// A document as it was handed out.
struct ReadDocument: Equatable {
  var member: String?
  var kind: ReportDocument.Kind
  var bytes: [UInt8]
  var failure: ContainerError?

  /// A message that holds no report.
  static func mail(_ kind: MailKind = .plain, member: String? = nil) -> ReadDocument {
    ReadDocument(member: member, kind: .mail(kind), bytes: [])
  }

  static func refused(_ failure: ContainerError, member: String? = nil) -> ReadDocument {
    ReadDocument(member: member, kind: .empty, bytes: [], failure: failure)
  }

  static func xml(_ bytes: [UInt8], member: String? = nil) -> ReadDocument {
    ReadDocument(member: member, kind: .xml, bytes: bytes)
  }
}

extension ReadDocument: CustomTestStringConvertible {
  var testDescription: String {
    let failure = failure.map { ", \($0)" } ?? ""
    return "\(member ?? "the file"): \(kind), \(bytes.count) bytes\(failure)"
  }
}

/// Everything that came out of a file.
struct ReadFile {
  var documents: [ReadDocument] = []
  /// The messages that they came with, in the same order.
  var carriers: [MailCarrier?] = []
  /// What messages without a report say of one, in the same order.
  var notices: [ReportNotice?] = []
  /// Bytes of documents, those that were not kept included.
  var byteCount = 0
  /// What ended the reading of the whole file.
  var failure: ContainerError?

  /// - Parameter keeping: bytes kept of each document.
  init(path: String, limits: ContainerLimits = ContainerLimits(), keeping: Int = .max) {
    do throws(ContainerError) {
      let file = try ReportFile(path: path, limits: limits)
      try file.forEachDocument { read($0, keeping) }
    } catch {
      failure = error
    }
  }

  init(_ text: String, limits: ContainerLimits = ContainerLimits()) throws {
    try self.init(Array(text.utf8), limits: limits)
  }

  init(
    _ bytes: [UInt8], limits: ContainerLimits = ContainerLimits(), keeping: Int = .max,
    name: String = "file"
  ) throws {
    let folder = try TemporaryFolder()
    try self.init(path: folder.write(bytes, as: name), limits: limits, keeping: keeping)
    withExtendedLifetime(folder) {}
  }

  private mutating func read(_ document: ReportDocument, _ keeping: Int) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 10_000)
    while true {
      let count = chunk.withUnsafeMutableBytes { document.read(into: $0) }
      guard count > 0 else { break }
      byteCount += count
      bytes += chunk[..<min(count, keeping - bytes.count)]
    }
    carriers.append(document.carrier)
    notices.append(document.notice)
    documents.append(
      ReadDocument(
        member: document.member, kind: document.kind, bytes: bytes, failure: document.failure))
  }

  /// What went wrong, of the file or of one of its documents.
  var failures: [ContainerError] { documents.compactMap(\.failure) + [failure].compactMap { $0 } }
}

/// Bytes that hardly compress, begin like XML and are the same every time.
func sampleXML(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  return Array("<feedback>".utf8)
    + (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 40) & 0x3f | 0x40
    }
}
