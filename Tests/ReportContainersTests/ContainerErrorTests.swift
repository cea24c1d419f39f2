import ReportContainers
import Testing

@Suite struct ContainerErrorTests {
  @Test(
    arguments: [
      (
        .cannotOpen(reason: "Permission denied"), "cannot_open",
        "it cannot be opened: Permission denied"
      ),
      (.notAFile, "not_a_file", "it is neither a file nor a folder"),
      (
        .cannotRead(reason: "Input/output error"), "cannot_read",
        "it cannot be read: Input/output error"
      ),
      (
        .truncated(container: "gzip"), "truncated_container", "the gzip data ends before its end"
      ),
      (
        .damaged(container: "zip", reason: "bad CRC"), "damaged_container",
        "the zip data is damaged: bad CRC"
      ),
      (.encrypted(container: "zip"), "encrypted_container", "the zip archive is encrypted"),
      (
        .unreadMethod("lzma"), "unread_method",
        "it is packed by a method that is not read, lzma; unpack it and read what is in it"
      ),
      (
        .encryptedMail(with: "PGP"), "encrypted",
        "the mail is encrypted with PGP; decrypt it and read what comes out"
      ),
      (
        .tooManyMessages(limit: 5), "too_many_messages",
        "the mailbox has more than 5 messages (raise with --max-messages)"
      ),
      (
        .headerTooLarge(limit: 5), "header_too_large",
        "a header of the mail is longer than 5 bytes (raise with --max-header-bytes)"
      ),
      (
        .tooManyParts(limit: 5), "too_many_parts",
        "the mail has more than 5 parts (raise with --max-parts)"
      ),
      (
        .partsTooDeep(limit: 5), "parts_too_deep",
        "parts of the mail are nested deeper than 5 (raise with --max-part-depth)"
      ),
      (.noMembers(container: "zip"), "empty_container", "the zip archive has no files in it"),
      (
        .fileTooLarge(limit: 5), "file_too_large",
        "it is larger than 5 bytes (raise with --max-file-bytes)"
      ),
      (
        .expandsTooFar(limit: 5), "expands_too_far",
        "it expands to more than 5 bytes (raise with --max-expanded-bytes)"
      ),
      (
        .ratioTooHigh(limit: 5), "ratio_too_high",
        "it expands to more than 5 times its size (raise with --max-ratio)"
      ),
      (
        .dictionaryTooLarge(container: "xz", limit: 5), "dictionary_too_large",
        "the xz data needs a dictionary of more than 5 bytes (raise with --max-dictionary-bytes)"
      ),
      (
        .tooManyMembers(limit: 5), "too_many_members",
        "the archive has more than 5 members (raise with --max-members)"
      ),
      (
        .nestedTooDeep(limit: 5), "nested_too_deep",
        "containers are nested deeper than 5 (raise with --max-nesting)"
      ),
      (
        .tookTooLong(limit: 5), "took_too_long",
        "reading took longer than 5 seconds (raise with --max-seconds)"
      ),
      (
        .interrupted, "interrupted", "reading was stopped before its end; import it again"
      ),
    ] as [(ContainerError, String, String)])
  func `an error has a word for the ledger and a sentence for people`(
    error: ContainerError, code: String, sentence: String
  ) {
    #expect(error.code == code)
    #expect(error.description == sentence)
  }
}
