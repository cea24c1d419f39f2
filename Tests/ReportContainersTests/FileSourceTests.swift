import ContainerWriters
import Glibc
import ReportContainers
import Testing

@Suite struct FileSourceTests {
  @Test func `a missing file cannot be opened`() throws {
    let folder = try TemporaryFolder()
    let failure = ReadFile(path: folder.path + "/missing").failure
    #expect(failure == .cannotOpen(reason: "No such file or directory"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `a file that may not be read cannot be opened`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("<feedback/>".utf8))
    chmod(path, 0)
    #expect(ReadFile(path: path).failure == .cannotOpen(reason: "Permission denied"))
  }

  @Test(.enabled(if: access("/proc/self/mem", R_OK) == 0, "there is no /proc"))
  func `a file that gives an error when it is read cannot be read`() {
    // Nothing is mapped at address 0.
    let failure = ReadFile(path: "/proc/self/mem").failure
    #expect(failure == .cannotRead(reason: "Input/output error"))
  }

  @Test func `a folder is no file`() throws {
    let folder = try TemporaryFolder()
    #expect(
      ReadFile(path: folder.path).failure == .cannotOpen(reason: "the folder is not readable"))
  }

  @Test func `a link to a folder is told from a folder`() throws {
    let folder = try TemporaryFolder()
    #expect(symlink(".", folder.path + "/link") == 0)
    #expect(
      ReadFile(path: folder.path + "/link").failure
        == .cannotOpen(reason: "a link to a folder is not followed; give it as a path"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a FIFO that nobody writes to is no file and is not waited for`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/fifo"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(ReadFile(path: path).failure == .notAFile)
  }

  @Test func `a device is no file`() {
    #expect(ReadFile(path: "/dev/zero").failure == .notAFile)
  }

  @Test func `a file is read through a link`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("<feedback/>".utf8))
    #expect(symlink(path, folder.path + "/link") == 0)
    #expect(
      ReadFile(path: folder.path + "/link").documents == [.xml(Array("<feedback/>".utf8))])
  }

  @Test func `a file of as many bytes as the limit is read and one more is not`() throws {
    let bytes = sampleXML(1_000)
    var limits = ContainerLimits()
    limits.fileBytes = Int64(bytes.count)
    #expect(try ReadFile(bytes, limits: limits).documents == [.xml(bytes)])
    limits.fileBytes -= 1
    let file = try ReadFile(bytes, limits: limits)
    #expect(file.failure == .fileTooLarge(limit: limits.fileBytes))
    #expect(file.documents.isEmpty)
  }

  /// A descriptor that is closed a second time may be another thread's by then.
  @Test func `a refused file is closed once`() async {
    // In a process of its own: it would close the files of other tests.
    await #expect(processExitsWith: .success) {
      let lost = await withTaskGroup(of: Int.self) { group in
        group.addTask {
          for _ in 0..<50_000 { _ = try? ReportFile(path: "/") }
          return 0
        }
        group.addTask {
          (0..<50_000).count { _ in close(open("/dev/null", O_RDONLY | O_CLOEXEC)) != 0 }
        }
        return await group.reduce(0, +)
      }
      precondition(lost == 0, "\(lost) descriptors were closed by somebody else")
    }
  }

  @Test func `a file that cannot be opened takes no memory`() async {
    // In a process of its own: other tests take memory at the same time.
    await #expect(processExitsWith: .success) {
      func peakKilobytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(0), &usage)
        return usage.ru_maxrss
      }
      _ = try? ReportFile(path: "/nowhere")
      let before = peakKilobytes()
      for _ in 0..<20_000 { _ = try? ReportFile(path: "/nowhere") }
      precondition(peakKilobytes() - before < 20_000, "\(peakKilobytes() - before) kB")
    }
  }

  @Test func `a file may be read for its digest and then for its documents`() throws {
    let folder = try TemporaryFolder()
    let bytes = sampleXML(100_000)
    let file = try ReportFile(path: folder.write(Deflate.gzip(bytes)))
    let first = try file.digest()
    var documents = 0
    try file.forEachDocument { document in
      documents += 1
      #expect(document.drain() == nil)
    }
    let second = try file.digest()
    #expect(documents == 1)
    #expect(first == second)
    #expect(file.size == Int64(Deflate.gzip(bytes).count))
  }
}
