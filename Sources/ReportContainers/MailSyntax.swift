import CGMime

/// What the values of mail header fields say, as GMime reads them: parameters that are split or
/// encoded (RFC 2231), encoded words (RFC 2047), comments, and what is written in their place.
///
/// Values are of bounded length (``HeaderFields``). The structure of a message is not read by GMime,
/// whose parser keeps preambles, headers and an object for each part, without a bound; see
/// ``MailReader``.
enum MailSyntax {
  /// A value with parameters, as of Content-Type and Content-Disposition.
  struct Parameters {
    /// In lower case: `text/plain`, `attachment`.
    var value: String
    /// The parameters that were asked for.
    var parameters: [String: String] = [:]
  }

  /// GMime and its types are made ready once, before threads meet in them.
  private static let isReady: Bool = {
    g_mime_init()
    if let type = g_mime_content_type_parse(nil, "text/plain; charset=utf-8") {
      g_object_unref(type)
    }
    if let disposition = g_mime_content_disposition_parse(nil, "attachment; filename=a") {
      g_object_unref(disposition)
    }
    if let addresses = internet_address_list_parse(nil, "a <b@example.com>, c: d@example.com;") {
      g_object_unref(addresses)
    }
    return true
  }()

  /// `nil` for a media type without a slash.
  static func mediaType(_ value: String, parameters names: [String]) -> Parameters? {
    guard isReady, value.contains("/"), let type = g_mime_content_type_parse(nil, value) else {
      return nil
    }
    defer { g_object_unref(type) }
    guard let media = string(g_mime_content_type_get_media_type(type)),
      let subtype = string(g_mime_content_type_get_media_subtype(type))
    else { return nil }
    var found = Parameters(value: "\(media)/\(subtype)".lowercased())
    for name in names {
      found.parameters[name] = string(g_mime_content_type_get_parameter(type, name))
    }
    return found
  }

  static func disposition(_ value: String, parameters names: [String]) -> Parameters? {
    guard isReady, let disposition = g_mime_content_disposition_parse(nil, value) else {
      return nil
    }
    defer { g_object_unref(disposition) }
    var found = Parameters(
      value: string(g_mime_content_disposition_get_disposition(disposition))?.lowercased() ?? "")
    for name in names {
      found.parameters[name] = string(
        g_mime_content_disposition_get_parameter(disposition, name))
    }
    return found
  }

  /// The address of the first mailbox of a list.
  static func address(_ value: String) -> String? {
    guard isReady, let list = internet_address_list_parse(nil, value) else { return nil }
    defer { g_object_unref(list) }
    return string(gmime_first_mailbox(list))
  }

  /// Epoch seconds.
  static func date(_ value: String) -> Int64? {
    guard isReady, let date = g_mime_utils_header_decode_date(value) else { return nil }
    defer { g_date_time_unref(date) }
    return Int64(g_date_time_to_unix(date))
  }

  /// A message identifier without its angle brackets.
  static func messageID(_ value: String) -> String? {
    guard isReady, let text = g_mime_utils_decode_message_id(value) else { return nil }
    defer { g_free(text) }
    return string(text)
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String? {
    guard let text, text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}

/// What a part's transfer encoding stands for (RFC 2045, section 6).
final class TransferSource: ByteSource {
  private let source: any ByteSource
  private let state: UnsafeMutablePointer<GMimeEncoding>
  private let input: UnsafeMutableRawBufferPointer
  /// What is decoded and not handed out yet.
  private var output: UnsafeMutableRawBufferPointer
  private var first = 0
  private var end = 0

  /// `nil` when the bytes stand for themselves.
  init?(_ source: any ByteSource, encoding: String) {
    let encoding = g_mime_content_encoding_from_string(encoding)
    switch encoding {
    case GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
      GMIME_CONTENT_ENCODING_UUENCODE:
      break
    default: return nil
    }
    self.source = source
    state = .allocate(capacity: 1)
    state.initialize(to: GMimeEncoding())
    g_mime_encoding_init_decode(state, encoding)
    input = .allocate(byteCount: 16_384, alignment: 16)
    output = .allocate(
      byteCount: g_mime_encoding_outlen(state, input.count) + 64, alignment: 16)
  }

  deinit {
    state.deallocate()
    input.deallocate()
    output.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    while first == end {
      let count = try source.read(into: input)
      guard count > 0 else { return 0 }
      first = 0
      end = g_mime_encoding_step(
        state, input.baseAddress?.assumingMemoryBound(to: CChar.self), count,
        output.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
    let count = min(buffer.count, end - first)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: output[first..<(first + count)]))
    first += count
    return count
  }
}
