import Foundation
import Glibc
import Testing

/// A mailbox of a person who never deletes anything.
struct LargeMaildirTests {
  private static let count = 50_000

  private static func message(_ number: Int) -> String {
    "From: a@example.org\nSubject: \(number)\nMessage-ID: <\(number)@example.org>\n\nHello.\n"
  }

  private static func report(_ id: String) -> String {
    "From: dmarc@receiver.example\nSubject: Report Domain: example.com\nContent-Type: text/xml\n\n"
      + SampleXML.report(reportID: id)
  }

  private static func write(_ text: String, _ path: String) {
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    _ = Glibc.write(file, text, text.utf8.count)
    close(file)
  }

  /// Every name with its size and when it was changed.
  private static func listing(_ folder: String) throws -> Set<String> {
    var found: Set<String> = []
    for name in ["cur", "new", "tmp"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)
      for file in names {
        var status = stat()
        #expect(stat("\(folder)/\(name)/\(file)", &status) == 0)
        let time = status.st_mtim
        found.insert("\(name)/\(file) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)")
      }
    }
    return found
  }

  @Test func `a Maildir of fifty thousand messages is read and left as it is`() throws {
    let folder = try HostileFolder()
    let maildir = folder.path + "/Maildir"
    for name in ["cur", "new", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: maildir + "/" + name, withIntermediateDirectories: true)
    }
    for number in 0..<Self.count {
      let isReport = number == 20_000 || number == 49_999
      let text = isReport ? Self.report("mail \(number)") : Self.message(number)
      let place = number.isMultiple(of: 2) ? "/cur/\(number).host:2,S" : "/new/\(number).host"
      Self.write(text, maildir + place)
    }
    Self.write(Self.report("on its way"), maildir + "/tmp/1.host")
    let before = try Self.listing(maildir)
    let answer = try folder.run("--format", "json")
    #expect(try Self.listing(maildir) == before)
    #expect(before.count == Self.count + 1)
    #expect(answer.status == 0)
    let domains = try folder.store.run("domains", "--format", "json", "--as-of", DmarcStore.day)
    #expect(domains.objects.first?["reports"] as? Int == 4)
  }
}
