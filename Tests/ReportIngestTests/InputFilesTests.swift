import Foundation
import Glibc
import ReportContainers
import ReportIngest
import Testing

@Suite struct InputFilesTests {
  /// A folder of its own for one test, removed when the test is done.
  private final class Folder {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes files, and the folders that they are in.
    func write(_ names: String...) throws {
      for name in names {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
      }
    }

    func link(_ name: String, to target: String) {
      #expect(symlink(target, path + "/" + name) == 0)
    }

    /// The paths below this folder, without it.
    func files(_ given: String...) -> [String] {
      let paths = given.isEmpty ? [path] : given.map { path + "/" + $0 }
      return InputFiles(paths).map { String($0.dropFirst(path.count + 1)) }
    }
  }

  @Test func `files are handed out in the order of names, folders in their place`() throws {
    let folder = try Folder()
    try folder.write("c", "a", "b/2", "b/10", "b/sub/z", "b/sub/y", "B", "d/e/f/g")
    #expect(
      folder.files() == ["B", "a", "b/10", "b/2", "b/sub/y", "b/sub/z", "c", "d/e/f/g"])
  }

  @Test func `paths keep the order in which they were given`() throws {
    let folder = try Folder()
    try folder.write("a/1", "a/2", "b", "c/1")
    #expect(folder.files("c", "b", "a") == ["c/1", "b", "a/1", "a/2"])
    #expect(folder.files("a/2", "a/1") == ["a/2", "a/1"])
  }

  @Test func `nothing is between a folder's path and a name but one slash`() throws {
    let folder = try Folder()
    try folder.write("a/1")
    #expect(Array(InputFiles([folder.path + "/a/"])) == [folder.path + "/a/1"])
  }

  @Test func `standard input and what is not there are handed out`() throws {
    let folder = try Folder()
    let missing = folder.path + "/missing"
    #expect(Array(InputFiles(["-", missing])) == ["-", missing])
  }

  @Test func `what has not arrived in a Maildir is left out, and in no other folder`() throws {
    let folder = try Folder()
    try folder.write(
      "Maildir/cur/1:2,S", "Maildir/new/2", "Maildir/tmp/3", "Maildir/.Sent/cur/4",
      "Maildir/.Sent/new/5", "Maildir/.Sent/tmp/6", "other/tmp/7", "other/cur/8")
    #expect(
      folder.files() == [
        "Maildir/.Sent/cur/4", "Maildir/.Sent/new/5", "Maildir/cur/1:2,S", "Maildir/new/2",
        "other/cur/8", "other/tmp/7",
      ])
    #expect(folder.files("Maildir/tmp") == ["Maildir/tmp/3"])
  }

  @Test func `an empty folder has no files, and no paths are none`() throws {
    let folder = try Folder()
    #expect(folder.files() == [])
    #expect(Array(InputFiles([])) == [])
  }

  @Test(.timeLimit(.minutes(1))) func `a loop of links is not entered`() throws {
    let folder = try Folder()
    try folder.write("a/b/file")
    folder.link("a/b/up", to: folder.path + "/a")
    folder.link("a/self", to: ".")
    #expect(folder.files() == ["a/b/file", "a/b/up", "a/self"])
  }

  @Test func `a link to a folder is followed only when it was given`() throws {
    let folder = try Folder()
    try folder.write("real/1", "real/2")
    folder.link("link", to: "real")
    #expect(folder.files("link") == ["link/1", "link/2"])
    #expect(folder.files() == ["link", "real/1", "real/2"])
  }

  @Test func `links to files, dangling links and FIFOs are handed out`() throws {
    let folder = try Folder()
    try folder.write("file")
    folder.link("dangling", to: "nowhere")
    folder.link("link", to: "file")
    #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
    #expect(folder.files() == ["dangling", "fifo", "file", "link"])
  }

  @Test func `names may hold anything but a slash`() throws {
    let folder = try Folder()
    let names = ["\u{1b}[31m", " ", "-", "...", ".hidden", "a\nb", "a\r\n", "new/line\n/x", "報告"]
    for name in names { try folder.write(name) }
    #expect(folder.files() == names.sorted())
    #expect(folder.files().allSatisfy { access(folder.path + "/" + $0, R_OK) == 0 })
  }

  @Test func `a name as long as names can be is whole`() throws {
    let folder = try Folder()
    let name = String(repeating: "n", count: 255)
    try folder.write(name)
    #expect(folder.files() == [name])
  }

  @Test func `a name that is no UTF-8 is handed out too`() throws {
    let folder = try Folder()
    let path = Array(folder.path.utf8CString.dropLast()) + [47, 0x61, CChar(bitPattern: 0xf1), 0]
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(folder.files().count == 1)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a folder that cannot be read is handed out`() throws {
    let folder = try Folder()
    try folder.write("closed/file", "open")
    chmod(folder.path + "/closed", 0)
    #expect(folder.files() == ["closed", "open"])
    chmod(folder.path + "/closed", 0o700)
  }

  @Test func `a name that is no UTF-8 stands for no other file`() throws {
    let folder = try Folder()
    try folder.write("\u{fffd}.xml")
    let path = Array(folder.path.utf8CString.dropLast()) + [47, CChar(bitPattern: 0xff)]
    let name = path + ".xml".utf8CString
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    try #require(mkdir(path + [0], 0o700) == 0)
    #expect(folder.files() == ["\u{fffd}.xml", "\u{fffd}/", "\u{fffd}.xml/"])
    let readings = InputFiles([folder.path]).map { path in
      do throws(ContainerError) {
        _ = try ReportFile(path: path)
        return "read"
      } catch { return error.description }
    }
    let refusal = "it cannot be opened: its name is not UTF-8; give it another one"
    #expect(readings == ["read", refusal, refusal])
  }
}
