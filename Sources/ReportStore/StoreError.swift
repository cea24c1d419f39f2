/// Why the store could not be used. What was committed before stands.
public enum StoreError: Error, Sendable, Hashable {
  case cannotOpen(path: String, reason: String)
  case notAStore(path: String)
  /// Written by a later version of this program.
  case newerSchema(path: String)
  /// No file there, where one must be for a question to be asked.
  case missing(path: String)
  case diskFull
  case readOnly
  case busy
  case failed(reason: String)
}

extension StoreError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "\(path): the store cannot be opened: \(reason)"
    case .notAStore(let path):
      "\(path): it is not a store of this program; name another with --store"
    case .newerSchema(let path):
      "\(path): a later version of this program wrote it; use that version or a new store"
    case .missing(let path):
      "\(path): there is no store yet; make one with: dmarc import --store \(path) REPORTS"
    case .diskFull:
      "the disk is full; what was stored before stands, so import again with more room"
    case .readOnly: "the store, or the folder it is in, cannot be written to"
    case .busy: "another program has kept the store locked; try again when it is done"
    case .failed(let reason): "the store failed: \(reason)"
    }
  }
}
