import Foundation
import Testing

struct ImportCommandTests {
  private static func totals(_ answer: DmarcProgram.Answer, _ key: String) -> [String: Int] {
    let count = answer.object[key] as? [String: Any] ?? [:]
    var outcomes = count["outcomes"] as? [String: Int] ?? [:]
    outcomes["total"] = count["total"] as? Int
    return outcomes
  }

  @Test func `importing good reports says the totals and nothing else`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", DmarcStore.samples + "/reports")
    let files = try ExpectedFile.all(in: "reports/")
    let records = files.reduce(0) { $0 + ($1.records ?? 0) }
    let messages = files.reduce(0) { $0 + ($1.messages ?? 0) }
    #expect(answer.status == 0)
    #expect(answer.error == "")
    #expect(
      answer.lines.last?.filter { $0 != "," } == "\(records) records \(messages) messages")
    #expect(answer.lines.last == "3,213 records, 70,945 messages")
    #expect(
      answer.lines.dropLast().last?.split(separator: " ") == [
        "total", "\(files.count)", "\(files.count)",
      ])
  }

  /// To SQLite the first would be a URI, the second no file at all.
  @Test(arguments: ["file:x.sqlite", ":memory:", "x.sqlite?mode=memory"])
  func `a store may have any name, and is found by it`(name: String) throws {
    let folder = try TemporaryFolder()
    let dmarc = "cd '\(folder.path)' && '\(DmarcProgram.path)'"
    func run(_ command: String) throws -> DmarcProgram.Answer {
      try DmarcProgram.run(
        "/bin/sh", ["-c", "\(dmarc) \(command) --store '\(name)' --as-of \(DmarcStore.day)"])
    }
    let missing = try run("domains")
    #expect(missing.error.hasPrefix("Error: \(name): there is no store yet"))
    let path = DmarcStore.samples + "/reports"
    let imported = try DmarcProgram.run(
      "/bin/sh", ["-c", "\(dmarc) import --store '\(name)' '\(path)'"])
    #expect(imported.status == 0)
    #expect(try run("domains").output.contains("example.com"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
  }

  @Test func `totals reconcile, and again when everything is known`() throws {
    let store = try DmarcStore()
    let path = DmarcStore.samples + "/reports"
    let first = try store.run("import", path, "--format", "json")
    let files = Self.totals(first, "files")
    #expect(files.filter { $0.key != "total" }.values.reduce(0, +) == files["total"])
    #expect(files == Self.totals(first, "documents"))
    #expect(first.object["known_files"] as? Int == 0)

    let second = try store.run("import", path, "--format", "json")
    #expect(second.status == 0)
    #expect(
      Self.totals(second, "files") == [
        "duplicate": files["total"] ?? 0, "total": files["total"] ?? 0,
      ])
    #expect(second.object["known_files"] as? Int == files["total"])
    #expect(second.object["records"] as? Int == 0)
  }

  @Test func `what is refused is named on standard error, and the good is stored`() throws {
    let store = try DmarcStore()
    let answer = try store.run(
      "import", DmarcStore.samples + "/hostile", DmarcStore.samples + "/reports", "--format", "json"
    )
    #expect(answer.status == 1)
    #expect(answer.error.contains("/hostile/entity-bomb.xml: line 2: it has a DOCTYPE"))
    #expect(answer.error.contains("/hostile/truncated.gz: "))
    let files = Self.totals(answer, "files")
    #expect(files.filter { $0.key != "total" }.values.reduce(0, +) == files["total"])
    let domains = try store.run("domains", "--format", "json", "--as-of", DmarcStore.day).objects
    let names = domains.compactMap { $0["domain"] as? String }
    #expect(Set(names).isSuperset(of: ["example.com", "example.net", "example.org"]))
  }

  @Test func `each refused file is named once, with its reason`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", DmarcStore.samples + "/hostile")
    let lines = answer.error.split(separator: "\n")
    #expect(lines.count > 5)
    #expect(lines.allSatisfy { $0.contains("/hostile/") && $0.contains(": ") })
    #expect(Set(lines).count == lines.count)
  }

  @Test func `a path that is not there is exit status 1`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", store.folder.path + "/nothing.xml")
    #expect(answer.status == 1)
    #expect(
      answer.error
        == store.folder.path + "/nothing.xml: it cannot be opened: No such file or directory\n")
    #expect(answer.output.contains("refused"))
  }

  @Test func `a partial report is exit status 1`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", DmarcStore.samples + "/hostile/truncated-in-record.xml")
    #expect(answer.status == 1)
    #expect(answer.error.contains("the document ends before the report does"))
  }

  @Test func `a minus sign is standard input`() throws {
    let store = try DmarcStore()
    let folder = DmarcStore.samples + "/reports"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasSuffix(".zip") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    let answer = try store.run("import", "-", input: Array(bytes))
    #expect(answer.status == 0)
    let expected = try #require(try ExpectedFile.all(in: "reports/" + name).first)
    #expect(
      answer.lines.last?.filter { $0 != "," }
        == "\(expected.records ?? -1) records \(expected.messages ?? -1) messages")
    let ledger = try store.run("ledger", "--all", "--format", "json").objects
    #expect(ledger.map { $0["path"] as? String } == ["-"])
  }

  @Test func `nothing on standard input is refused`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", "-")
    #expect(answer.status == 1)
    #expect(answer.error == "-: it is empty\n")
  }

  @Test(arguments: [1, 2, 5])
  func `the number of readers is chosen`(readers: Int) throws {
    let store = try DmarcStore()
    let answer = try store.run("import", DmarcStore.samples + "/reports", "--readers", "\(readers)")
    #expect(answer.status == 0)
    let sources = try store.run("sources", "example.com", "--format", "json")
    #expect(sources.object["messages"] as? Int == 35_777)
  }

  @Test func `a limit is named with the option that raises it`() throws {
    let store = try DmarcStore()
    let path = try store.folder.write(SampleXML.report(), as: "report.xml")
    let tight = try store.run("import", path, "--max-file-bytes", "100")
    #expect(tight.status == 1)
    #expect(tight.error == "\(path): it is larger than 100 bytes (raise with --max-file-bytes)\n")
    #expect(try store.run("import", path, "--max-file-bytes", "10000").status == 0)
  }

  // MARK: The store

  @Test func `the store is where the environment says`() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(SampleXML.report(), as: "report.xml")
    let store = folder.path + "/environment.sqlite"
    let answer = try DmarcProgram.run(["import", report], environment: ["DMARC_STORE": store])
    #expect(answer.status == 0)
    #expect(FileManager.default.fileExists(atPath: store))
    let domains = try DmarcProgram.run(
      ["domains", "--format", "json"], environment: ["DMARC_STORE": store])
    #expect(domains.objects.map { $0["domain"] as? String } == ["example.com"])
  }

  @Test func `an option outdoes the environment`() throws {
    let store = try DmarcStore()
    let report = try store.folder.write(SampleXML.report(), as: "report.xml")
    let other = store.folder.path + "/environment.sqlite"
    let answer = try DmarcProgram.run(
      ["import", report, "--store", store.path], environment: ["DMARC_STORE": other])
    #expect(answer.status == 0)
    #expect(FileManager.default.fileExists(atPath: store.path))
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func `without a name the store is in the data folder`() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(SampleXML.report(), as: "report.xml")
    let data = folder.path + "/data"
    _ = try DmarcProgram.run(["import", report], environment: ["XDG_DATA_HOME": data])
    #expect(FileManager.default.fileExists(atPath: data + "/dmarc/reports.sqlite"))
  }

  /// Only asked, so that nothing is made in the home of whoever runs the tests.
  @Test func `without a data folder it is in the home that the environment names`() throws {
    let folder = try TemporaryFolder()
    let answer = try DmarcProgram.run(["domains"], environment: ["HOME": folder.path])
    #expect(answer.status == 1)
    #expect(
      answer.error.hasPrefix(
        "Error: \(folder.path)/.local/share/dmarc/reports.sqlite: there is no store yet"))
  }

  @Test func `a file that is no store is refused and left alone`() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(SampleXML.report(), as: "report.xml")
    let before = try Data(contentsOf: URL(fileURLWithPath: report))
    let answer = try DmarcProgram.run(["import", report, "--store", report])
    #expect(answer.status == 1)
    #expect(answer.error.contains("it is not a store of this program; name another with --store"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: report)) == before)
  }

  /// A limit on the size of files stands for a full disk. `timeout` tells a program that hangs.
  @Test(arguments: [1, 2, 5])
  func `a full disk ends the import with a sentence and keeps what was there`(readers: Int) throws {
    let store = try DmarcStore()
    _ = try store.run("import", try store.folder.write(SampleXML.report(), as: "report.xml"))
    let answer = try DmarcProgram.run(
      "/bin/bash",
      [
        "-c", "trap '' XFSZ; ulimit -f 200; exec timeout -s KILL 30 \"$@\"", "bash",
        DmarcProgram.path, "import", "--store", store.path, "--readers", "\(readers)",
        DmarcStore.samples + "/reports",
      ])
    #expect(answer.status == 1)
    #expect(answer.error.split(separator: "\n").count == 1)
    let domains = try store.run("domains", "--format", "json").objects
    #expect(domains.map { $0["reports"] as? Int } == [1])
    #expect(try store.run("import", DmarcStore.samples + "/reports").status == 0)
    let sources = try store.run("sources", "example.com", "--format", "json").object
    #expect(sources["messages"] as? Int == 35_777 + 5)
  }

  @Test func `what is refused is put aside, and that is said`() throws {
    let store = try DmarcStore()
    let kept = store.folder.path + "/kept"
    let bad = try store.folder.write("<feedback><record>", as: "bad.xml")
    let answer = try store.run("import", bad, "--quarantine", kept)
    #expect(answer.status == 1)
    #expect(answer.error.contains("Copies of what was refused: 1, in \(kept)\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).count == 2)
    let again = try store.run("import", kept, "--format", "json")
    #expect((again.object["files"] as? [String: Any])?["total"] as? Int == 1)

    let impossible = try store.run("import", bad, "--quarantine", bad)
    #expect(impossible.status == 1)
    #expect(impossible.error.contains("the folder cannot be made; name another with --quarantine"))
  }
}
