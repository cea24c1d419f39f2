import Foundation

/// The built `dmarc`, run in a terminal of so many columns.
enum DmarcTerminal {
  /// - Returns: the lines that the terminal shows.
  static func run(
    _ arguments: [String], columns: Int, environment: [String: String] = [:]
  ) throws -> [String] {
    let (terminal, program) = try pair(columns: columns)
    defer { close(terminal) }
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: DmarcProgram.path)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: program, closeOnDealloc: false)
    try process.run()
    close(program)
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    // What the program has left behind is there until it is read; then the terminal is gone (EIO).
    while true {
      let count = read(terminal, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      shown += buffer[..<count]
    }
    process.waitUntilExit()
    return String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Both ends of a terminal: the one that shows, and the one that a program writes to (pts(4)).
  private static func pair(columns: Int) throws -> (Int32, Int32) {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number): (Int32, UInt32) = (0, 0)
    guard terminal >= 0, ioctl(terminal, setLock, &lock) == 0,
      ioctl(terminal, getNumber, &number) == 0
    else { throw POSIXError(.ENOTTY) }
    let program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 40, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard program >= 0, ioctl(program, UInt(TIOCSWINSZ), &size) == 0 else {
      throw POSIXError(.ENOTTY)
    }
    return (terminal, program)
  }

  /// `TIOCSPTLCK` and `TIOCGPTN` (ioctl_tty(2)), macros that Swift cannot read.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
}
