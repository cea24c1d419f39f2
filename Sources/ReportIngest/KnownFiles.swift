import ReportContainers
import ReportStore

/// The files whose bytes the store has, as it was when the import began. Half of each hash is kept:
/// 128 bits tell files apart, and a hundred thousand of them fit in a few megabytes.
struct KnownFiles: Sendable {
  private var hashes: Set<UInt128> = []
  /// Hashes together with the path at which they were met.
  private var hashesAtPaths: Set<UInt128> = []

  /// - Parameter trustedServer: mail that was read without its word is read again for it.
  init(_ store: ReportStore, trustedServer: String?) throws(StoreError) {
    try store.forEachFinalFile(trustedServer: trustedServer) { sha256, path in
      guard let hash = Self.half(of: sha256) else { return }
      hashes.insert(hash)
      hashesAtPaths.insert(Self.joined(hash, path))
    }
  }

  /// - Returns: `nil` for a file that is not known, else whether it was met at this path.
  func contains(_ digest: FileDigest, path: String) -> Bool? {
    guard let hash = Self.half(of: digest.bytes), hashes.contains(hash) else { return nil }
    return hashesAtPaths.contains(Self.joined(hash, path))
  }

  private static func half(of sha256: [UInt8]) -> UInt128? {
    guard sha256.count == 32 else { return nil }
    return sha256.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
  }

  private static func joined(_ hash: UInt128, _ path: String) -> UInt128 {
    path.utf8.reduce(hash) { ($0 &* 0x0000_0000_0100_0000_0000_0000_0000_013b) ^ UInt128($1) }
  }
}
