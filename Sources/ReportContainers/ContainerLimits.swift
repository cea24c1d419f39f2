/// Bounds on what a file may ask of the reader. A message that reports one names its option; those that no
/// genuine file ever comes near have none.
public struct ContainerLimits: Sendable, Hashable {
  /// Bytes of one file as it lies there. The largest genuine report known is 26 MB compressed; a
  /// report that arrives as plain XML may be twenty times that.
  public var fileBytes: Int64 = 2 << 30
  /// Bytes of all documents of one file, or of one message of a mailbox, together. A report of a million records has about 700 MB.
  public var expandedBytes: Int64 = 4 << 30
  /// Expanded bytes for each byte that was read. Genuine reports reach 12 to 40.
  public var ratio: Int64 = 200
  /// Expanded bytes below which no ratio is looked at: small files compress by anything.
  public var ratioFreeBytes: Int64 = 16 << 20
  /// Bytes that xz or zstd data may look back, which each layer of it takes of the memory. `xz -6` and
  /// `zstd -19` look back 8 MiB; three such layers leave the program below 64 MB.
  public var dictionaryBytes: Int64 = 8 << 20
  /// Members of one archive.
  public var members = 10_000
  /// Members of a zip directory beyond ``members``: what is too much of an archive is only left out, and
  /// a directory is not read for its own sake. libarchive keeps 160 bytes of each.
  public var spareMembers = 50_000
  /// Containers inside each other.
  public var nesting = 3
  /// Messages of one mailbox. A mailbox of ``fileBytes`` with reports has some 200,000.
  public var messages = 1_000_000
  /// Bytes of the header of a message or of a part of one. Postfix ends headers at 100 kB; a genuine
  /// one has 10.
  public var headerBytes = 256 << 10
  /// Bytes of the value of one field of a header; the rest is cut. Reporters' names of files and
  /// boundaries together have some 400.
  public var fieldBytes = 4_096
  /// Fields of one name that servers on the way add, the topmost first: those of one organization that a
  /// message passes, with what each of their filters adds. The rest is not looked at.
  public var tracedFields = 8
  /// Parts of one message. Genuine ones have one to five.
  public var parts = 1_000
  /// Multiparts and messages inside each other. A forwarded forwarded report reaches six.
  public var partDepth = 20
  /// Seconds that one file, or one message of a mailbox, may take.
  public var seconds: Int64 = 900

  public init() {}
}
