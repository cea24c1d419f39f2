import Glibc
import Testing

struct StandardStreamsTests {
  private func run(_ rest: String) throws -> DmarcProgram.Answer {
    try DmarcProgram.run("/bin/sh", ["-c", "'\(DmarcProgram.path)' senders --format json \(rest)"])
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "there is no /dev/full"))
  func `a full disk is told`() throws {
    let answer = try run("> /dev/full")
    #expect(answer.status == 1)
    #expect(answer.error == "Standard output cannot be written to: No space left on device\n")
  }

  @Test func `a reader that goes away is not`() throws {
    let answer = try run("| head -c 1")
    #expect(answer.status == 0)
    #expect(answer.output == "[")
    #expect(answer.error == "")
  }

  /// A doubt is told there, and the question is answered all the same.
  @Test func `standard error that cannot be written to ends the program`() throws {
    let question = "'\(DmarcProgram.path)' ses a.example --region ap-southeast-9"
    #expect(try DmarcProgram.run("/bin/sh", ["-c", question]).status == 0)
    let answer = try DmarcProgram.run("/bin/sh", ["-c", "exec 2>&-; \(question)"])
    #expect(answer.status == 1)
    #expect(answer.output == "")
  }
}
