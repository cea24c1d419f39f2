import ContainerWriters
import Testing

/// Compressed data that makes its reader remember more than it may.
struct DictionaryBombTests {
  /// A report that is never there: letters that hardly compress, and spaces behind them.
  private static func content(letters: Int, spaces: Int) -> [UInt8] {
    var state: UInt64 = 1
    let words = (0..<(letters / 4)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(truncatingIfNeeded: state >> 32) & 0x3f3f_3f3f | 0x4040_4040
    }
    return Array("<feedback><!-- ".utf8) + words.withUnsafeBytes { Array($0) }
      + [UInt8](repeating: 32, count: spaces)
  }

  private static func refusal(_ container: String) -> String {
    "the \(container) data needs a dictionary of more than 8388608 bytes "
      + "(raise with --max-dictionary-bytes)"
  }

  /// So much that the ratio is one that a genuine report may have.
  @Test func `an xz dictionary of a gigabyte is refused, and taken if it may be`() throws {
    let folder = try HostileFolder()
    let packed = ArchiveWriter.packed(
      Self.content(letters: 600_000, spaces: 80 << 20), .xz)
    try folder.write(DictionarySize.xz(packed, exponent: 30), as: "bomb")
    let answer = try folder.run()
    #expect(answer.status == 1)
    #expect(answer.error == "\(folder.path)/bomb: \(Self.refusal("xz"))\n")
    #expect(try folder.ledger().map(\.reason).contains("dictionary_too_large"))
    let raised = try DmarcProgram.run(
      ["parse", "--summary", folder.path + "/bomb", "--max-dictionary-bytes", "\(1 << 30)"])
    #expect(raised.peakMemory > HostileFolder.memory)
  }

  @Test func `a zstd window of 128 megabytes is refused, and taken if it may be`() throws {
    let folder = try HostileFolder()
    let packed = ArchiveWriter.packed(Self.content(letters: 600_000, spaces: 80 << 20), .zstd)
    try folder.write(DictionarySize.zstd(packed, exponent: 27), as: "bomb")
    let answer = try folder.run()
    #expect(answer.status == 1)
    #expect(answer.error == "\(folder.path)/bomb: \(Self.refusal("zstd"))\n")
    let raised = try DmarcProgram.run(
      ["parse", "--summary", folder.path + "/bomb", "--max-dictionary-bytes", "\(1 << 27)"])
    #expect(raised.peakMemory > HostileFolder.memory)
  }

  @Test func `dictionaries that are allowed stay small in three layers`() throws {
    let folder = try HostileFolder()
    // Each layer is longer than its dictionary.
    let report = Self.content(letters: 12 << 20, spaces: 0)
    let layers = (0..<2).reduce(report) { bytes, _ in
      DictionarySize.zstd(ArchiveWriter.packed(bytes, .zstd), exponent: 23)
    }
    try folder.write(ArchiveWriter.packed(layers, .xz), as: "bomb")
    _ = try folder.run()
    #expect(try folder.ledger().map(\.reason).contains("incomplete"))
  }
}
