import Glibc

/// Standard output and standard error, written in large pieces and without stdio's globals.
enum StandardStreams {
  static func write(_ text: String) { write(Array(text.utf8)[...], to: 1) }
  static func write(_ bytes: [UInt8]) { write(bytes[...], to: 1) }
  static func writeError(_ text: String, terminator: String = "\n") {
    write(Array((text + terminator).utf8)[...], to: 2)
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 }

  /// A reader that has gone away (`| head`) ends the program quietly, as SIGPIPE would; a disk that is full
  /// does not.
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { end(descriptor) }
      rest = rest.dropFirst(count)
    }
  }

  private static func end(_ descriptor: Int32) -> Never {
    let code = errno
    if code != EPIPE, descriptor == 1 {
      writeError("Standard output cannot be written to: \(String(cString: strerror(code)))")
    }
    exit(1)
  }
}
