import DMARC
import Glibc
import ReportContainers
import ReportParser

/// Reads the input as a file: every document to its end, in small pieces and in large ones, and then
/// as the import does, with the reports in it. The size of the pieces may make no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  file.hold(UnsafeRawBufferPointer(start: start, count: count))
  let inPieces = Contents(of: file.path, piece: count % 97 + 1)
  let inLargeOnes = Contents(of: file.path, piece: 65_536)
  if !inPieces.metLimit, !inLargeOnes.metLimit {
    precondition(inPieces.documents == inLargeOnes.documents, "read in pieces it is another file")
  }
  readReports()
  return 0
}

/// libFuzzer calls its target on one thread.
private nonisolated(unsafe) let file = ScratchFile()

/// Small, so that short inputs reach them and end soon. Time is libFuzzer's to watch.
private let limits: ContainerLimits = {
  var limits = ContainerLimits()
  limits.expandedBytes = 256 << 10
  limits.ratio = 50
  limits.ratioFreeBytes = 64 << 10
  limits.members = 40
  limits.messages = 40
  limits.headerBytes = 8 << 10
  limits.parts = 20
  limits.partDepth = 8
  return limits
}()

private func readReports() {
  do throws(ContainerError) {
    var reader = ReportReader()
    try reader.read(ReportFile(path: file.path, limits: limits), receiver: PartReader())
  } catch {
    _ = "\(error.code): \(error)"
  }
}

extension PartReader: ReportReceiver {
  func beginDocument(_ document: ReportDocument) {}

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    _ = String(describing: outcome)
  }
}

/// The documents of a file.
private struct Contents {
  struct Document: Equatable {
    var member: String?
    var kind: ReportDocument.Kind
    var carrier: MailCarrier?
    /// Of all bytes; `nil` when they stopped coming, since how many came before that depends on how
    /// many were asked for at once.
    var hash: UInt64?
  }

  var documents: [Document] = []
  /// Where a limit strikes depends on how many bytes were asked for at once.
  var metLimit = false

  init(of path: String, piece: Int) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
    defer { buffer.deallocate() }
    do throws(ContainerError) {
      let file = try ReportFile(path: path, limits: limits)
      _ = try file.digest()
      var documents: [Document] = []
      var metLimit = false
      defer { (self.documents, self.metLimit) = (documents, metLimit) }
      try file.forEachDocument { document in
        documents.append(Self.read(document, buffer))
        if let failure = document.failure { metLimit = metLimit || Self.isLimit(failure) }
      }
    } catch {
      _ = "\(error.code): \(error)"
      metLimit = metLimit || Self.isLimit(error)
    }
  }

  private static func read(
    _ document: ReportDocument, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Document {
    var hash: UInt64 = 0
    while true {
      let count = document.read(into: buffer)
      guard count > 0 else { break }
      precondition(count <= buffer.count, "more bytes than there was room for")
      for byte in buffer[..<count] { hash = (hash ^ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15 }
    }
    return Document(
      member: document.member, kind: document.kind, carrier: document.carrier,
      hash: document.failure == nil ? hash : nil)
  }

  private static func isLimit(_ error: ContainerError) -> Bool {
    switch error {
    case .expandsTooFar, .ratioTooHigh: true
    default: false
    }
  }
}

/// A file in memory, without a name, that holds one input after the other.
private final class ScratchFile {
  private let descriptor: Int32
  let path: String

  init() {
    let name = "/dmarc-fuzzing-\(getpid())"
    descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR)
    precondition(descriptor >= 0, "there is no place for the input")
    shm_unlink(name)
    path = "/proc/self/fd/\(descriptor)"
  }

  func hold(_ bytes: UnsafeRawBufferPointer) {
    let isHeld =
      ftruncate(descriptor, 0) == 0
      && pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count
    precondition(isHeld, "the input cannot be written")
  }
}
