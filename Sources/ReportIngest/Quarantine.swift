import Foundation
import ReportContainers
import ReportStore
import Synchronization

/// A folder for copies of what could not be read, each with a note beside it that says where it came
/// from and why. Importing the folder tries them again.
public final class Quarantine: Sendable {
  /// What notes are called behind the name of the copy.
  static let noteSuffix = ".quarantine-note"
  /// Messages of one mailbox that are copied one by one; of a mailbox with more, all of it is.
  static let messages = 1_000

  private let folder: String
  private let kept = Mutex(Kept())

  private struct Kept {
    var copies = 0
    var failure: QuarantineError?
    /// Names of copies that a reader is about to make.
    var unfinished: Set<String> = []
  }

  /// Makes the folder if it is not there.
  public init(folder: String) throws(QuarantineError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotMake(folder: folder)
    }
    guard let path = realpath(folder, nil) else { throw .cannotMake(folder: folder) }
    self.folder = String(cString: path)
    free(path)
    guard access(self.folder, W_OK) == 0 else { throw .cannotWrite(path: folder) }
  }

  /// Copies put there.
  public var copies: Int { kept.withLock { $0.copies } }
  /// Why the first copy that failed did.
  public var failure: QuarantineError? { kept.withLock { $0.failure } }

  /// Keeps what of a file was refused: the messages of a mailbox that it was in, else all of the file.
  func keep(
    _ file: ReportFile, _ digest: FileDigest, path: String, _ refusals: [Refused], now: Int64
  ) {
    guard !refusals.isEmpty, !isInside(path) else { return }
    let offsets = Set(refusals.map(\.messageOffset))
    let isWhole = offsets.contains(nil) || refusals.count > Self.messages
    let source = "\(path)\nSHA-256 \(digest.hexadecimal)\n"
    do throws(QuarantineError) {
      for offset in isWhole ? [nil] : offsets.sorted(by: { ($0 ?? 0) < ($1 ?? 0) }) {
        let reasons = refusals.filter { isWhole || $0.messageOffset == offset }
        let name = Self.name(of: path, digest, offset)
        try copy(file, offset, to: name, note: source + Self.note(reasons, now: now))
      }
    } catch {
      kept.withLock { $0.failure = $0.failure ?? error }
    }
  }

  private func copy(
    _ file: ReportFile, _ offset: Int64?, to name: String, note: String
  ) throws(QuarantineError) {
    // Equal files lie in many places: the reader that comes first copies them for all.
    guard kept.withLock({ $0.unfinished.insert(name).inserted }) else { return }
    defer { kept.withLock { _ = $0.unfinished.remove(name) } }
    let path = folder + "/" + name
    guard access(path, F_OK) != 0 else { return }
    // Under another name until it is whole, and one that no other import writes to.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let unfinished = "\(path).\(number).part\(Self.noteSuffix)"
    guard let copy = fopen(unfinished, "wx") else { throw .cannotWrite(path: path) }
    var isWritten = true
    do throws(ContainerError) {
      try file.forEachByte(ofMessageAt: offset) { bytes in
        isWritten = fwrite(bytes.baseAddress, 1, bytes.count, copy) == bytes.count
        return isWritten
      }
    } catch {
      isWritten = false
    }
    isWritten = fclose(copy) == 0 && isWritten
    let isNoted =
      isWritten
      && (try? Data(note.utf8).write(to: URL(fileURLWithPath: path + Self.noteSuffix))) != nil
    guard isNoted, rename(unfinished, path) == 0 else {
      unlink(unfinished)
      throw .cannotWrite(path: path)
    }
    kept.withLock { $0.copies += 1 }
  }

  /// Whether a file is one of the copies itself.
  private func isInside(_ path: String) -> Bool {
    guard let real = realpath(path, nil) else { return false }
    defer { free(real) }
    return String(cString: real).hasPrefix(folder + "/")
  }

  // MARK: Texts

  /// The same bytes have the same name, so nothing is there twice.
  private static func name(of path: String, _ digest: FileDigest, _ offset: Int64?) -> String {
    let hash = digest.hexadecimal.prefix(16)
    if let offset { return "\(hash)-message-at-\(offset).mbox" }
    let base = path.split(separator: "/").last.map(String.init) ?? ""
    let allowed = base.utf8.prefix(100).map { byte -> UInt8 in
      switch byte {
      case 48...57, 65...90, 97...122, 33, 45, 46, 95: byte
      default: 95
      }
    }
    return "\(hash)-\(String(decoding: allowed, as: UTF8.self))"
  }

  private static func note(_ refusals: [Refused], now: Int64) -> String {
    let time = Date(timeIntervalSince1970: TimeInterval(now)).formatted(.iso8601)
    let reasons = refusals.prefix(100).map { refused in
      let place = refused.member.map { $0 + ": " } ?? ""
      return "\(place)\(refused.problem.message) (\(refused.problem.reason))\n"
    }
    return "Refused \(time)\n\n" + reasons.joined()
  }
}

/// Why something could not be kept aside.
public enum QuarantineError: Error, Sendable, Hashable {
  case cannotMake(folder: String)
  case cannotWrite(path: String)
}

extension QuarantineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotMake(let folder):
      "\(folder): the folder cannot be made; name another with --quarantine"
    case .cannotWrite(let path):
      "\(path): what was refused could not be copied there; is there room, and may you write?"
    }
  }
}
