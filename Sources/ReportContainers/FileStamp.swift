import Glibc

/// What tells without a look at its bytes that a file is as it was: its place on the disk, its size,
/// and the times of the last change of its bytes and of anything about it, which nobody sets at will.
public struct FileStamp: Sendable, Hashable {
  /// A hash of all that: compared for one path only.
  public let value: Int64
  /// In bytes.
  public let size: Int64

  /// A file that has just changed may change again without showing another time.
  private static let settlingSeconds: Int64 = 2

  /// `nil` for what is no regular file, and for one that has changed just now.
  ///
  /// - Parameter now: when its reading began, in epoch seconds.
  public init?(path: String, now: Int64) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status, now: now)
  }

  init?(_ status: stat, now: Int64) {
    guard status.st_mode & S_IFMT == S_IFREG,
      Int64(status.st_ctim.tv_sec) < now - Self.settlingSeconds
    else { return nil }
    let parts = [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino),
      Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
      status.st_ctim.tv_nsec,
    ]
    let hash = parts.reduce(UInt64(0)) { hash, part in
      let product = (hash ^ UInt64(bitPattern: Int64(part))) &* 0x9e37_79b9_7f4a_7c15
      return product ^ product >> 32
    }
    value = Int64(bitPattern: hash)
    size = Int64(status.st_size)
  }
}
