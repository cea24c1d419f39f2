/// Why a file, or a part of it, could not be read.
public enum ContainerError: Error, Sendable, Hashable {
  case cannotOpen(reason: String)
  case notAFile
  case cannotRead(reason: String)
  /// The compressed stream ends before its own end.
  case truncated(container: String)
  case damaged(container: String, reason: String)
  case encrypted(container: String)
  /// How a member of an archive is packed.
  case unreadMethod(String)
  /// A message that only its recipient's key opens.
  case encryptedMail(with: String)
  /// An archive without a file in it.
  case noMembers(container: String)
  case fileTooLarge(limit: Int64)
  case expandsTooFar(limit: Int64)
  case ratioTooHigh(limit: Int64)
  /// Expanding takes more memory than it may.
  case dictionaryTooLarge(container: String, limit: Int64)
  case tooManyMembers(limit: Int)
  case nestedTooDeep(limit: Int)
  case tooManyMessages(limit: Int)
  case headerTooLarge(limit: Int)
  case tooManyParts(limit: Int)
  case partsTooDeep(limit: Int)
  case tookTooLong(limit: Int64)
  /// Somebody wanted the reading to stop.
  case interrupted
}

extension ContainerError {
  /// Whether nothing more of the file is read: a limit that holds for the whole file was reached.
  var endsFile: Bool {
    switch self {
    case .fileTooLarge, .expandsTooFar, .ratioTooHigh, .tooManyMembers, .tookTooLong,
      .tooManyMessages, .interrupted:
      true
    default: false
    }
  }

  /// Whether it is about one message of a mailbox only, when the mailbox is the whole file.
  var endsMessage: Bool {
    switch self {
    case .expandsTooFar, .ratioTooHigh, .tooManyMembers, .tookTooLong: true
    default: false
    }
  }

  /// A word for the ledger.
  public var code: String {
    switch self {
    case .cannotOpen: "cannot_open"
    case .notAFile: "not_a_file"
    case .cannotRead: "cannot_read"
    case .truncated: "truncated_container"
    case .damaged: "damaged_container"
    case .encrypted: "encrypted_container"
    case .unreadMethod: "unread_method"
    case .encryptedMail: "encrypted"
    case .noMembers: "empty_container"
    case .fileTooLarge: "file_too_large"
    case .expandsTooFar: "expands_too_far"
    case .ratioTooHigh: "ratio_too_high"
    case .dictionaryTooLarge: "dictionary_too_large"
    case .tooManyMembers: "too_many_members"
    case .nestedTooDeep: "nested_too_deep"
    case .tooManyMessages: "too_many_messages"
    case .headerTooLarge: "header_too_large"
    case .tooManyParts: "too_many_parts"
    case .partsTooDeep: "parts_too_deep"
    case .tookTooLong: "took_too_long"
    case .interrupted: "interrupted"
    }
  }
}

extension ContainerError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .cannotOpen(let reason): "it cannot be opened: \(reason)"
    case .notAFile: "it is neither a file nor a folder"
    case .cannotRead(let reason): "it cannot be read: \(reason)"
    case .truncated(let container): "the \(container) data ends before its end"
    case .damaged(let container, let reason): "the \(container) data is damaged: \(reason)"
    case .encrypted(let container): "the \(container) archive is encrypted"
    case .unreadMethod(let method):
      "it is packed by a method that is not read, \(method); unpack it and read what is in it"
    case .encryptedMail(let method):
      "the mail is encrypted with \(method); decrypt it and read what comes out"
    case .noMembers(let container): "the \(container) archive has no files in it"
    case .fileTooLarge(let limit):
      "it is larger than \(limit) bytes (raise with --max-file-bytes)"
    case .expandsTooFar(let limit):
      "it expands to more than \(limit) bytes (raise with --max-expanded-bytes)"
    case .ratioTooHigh(let limit):
      "it expands to more than \(limit) times its size (raise with --max-ratio)"
    case .dictionaryTooLarge(let container, let limit):
      "the \(container) data needs a dictionary of more than \(limit) bytes "
        + "(raise with --max-dictionary-bytes)"
    case .tooManyMembers(let limit):
      "the archive has more than \(limit) members (raise with --max-members)"
    case .nestedTooDeep(let limit):
      "containers are nested deeper than \(limit) (raise with --max-nesting)"
    case .tooManyMessages(let limit):
      "the mailbox has more than \(limit) messages (raise with --max-messages)"
    case .headerTooLarge(let limit):
      "a header of the mail is longer than \(limit) bytes (raise with --max-header-bytes)"
    case .tooManyParts(let limit):
      "the mail has more than \(limit) parts (raise with --max-parts)"
    case .partsTooDeep(let limit):
      "parts of the mail are nested deeper than \(limit) (raise with --max-part-depth)"
    case .tookTooLong(let limit):
      "reading took longer than \(limit) seconds (raise with --max-seconds)"
    case .interrupted: "reading was stopped before its end; import it again"
    }
  }
}
