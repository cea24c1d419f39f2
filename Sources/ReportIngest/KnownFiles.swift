import ReportContainers
import ReportStore

/// The files that the store has, as it was when the import began: by their bytes, and those that have
/// not changed since by their stamps. Half of each hash is kept: 128 bits tell files apart, and a
/// hundred thousand of them fit in a few megabytes.
struct KnownFiles: Sendable {
  private var hashes: Set<UInt128> = []
  /// Hashes together with the path at which they were met.
  private var hashesAtPaths: Set<UInt128> = []
  /// Stamps likewise.
  private var stampsAtPaths: Set<UInt128> = []

  /// - Parameter trustedServer: mail that was read without its word is read again for it.
  init(_ store: ReportStore, trustedServer: String?) throws(StoreError) {
    try store.forEachFinalFile(trustedServer: trustedServer) { sha256, path, stamp in
      guard let hash = Self.half(of: sha256) else { return }
      let place = Self.hash(of: path)
      hashes.insert(hash)
      hashesAtPaths.insert(hash ^ UInt128(place))
      if let stamp { stampsAtPaths.insert(Self.joined(stamp, place)) }
    }
  }

  /// Whether it is worth asking for a file's stamp before it is opened.
  var haveStamps: Bool { !stampsAtPaths.isEmpty }

  /// - Returns: `nil` for a file that is not known, else whether it was met at this path.
  func contains(_ digest: FileDigest, path: String) -> Bool? {
    guard let hash = digest.bytes.withUnsafeBytes({ Self.half(of: $0) }), hashes.contains(hash)
    else { return nil }
    return hashesAtPaths.contains(hash ^ UInt128(Self.hash(of: path)))
  }

  /// Whether the file at a path is as it was when it was taken.
  func contains(_ stamp: FileStamp, path: String) -> Bool {
    stampsAtPaths.contains(Self.joined(stamp.value, Self.hash(of: path)))
  }

  private static func half(of sha256: UnsafeRawBufferPointer) -> UInt128? {
    sha256.count == 32 ? sha256.loadUnaligned(as: UInt128.self) : nil
  }

  private static func joined(_ stamp: Int64, _ place: UInt64) -> UInt128 {
    UInt128(UInt64(bitPattern: stamp)) << 64 | UInt128(place)
  }

  private static func hash(of path: String) -> UInt64 {
    var path = path
    return path.withUTF8 { hash(of: UnsafeRawBufferPointer($0)) }
  }

  /// Another one in every run, so that nobody can choose paths that collide.
  private static func hash(of path: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: path)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
