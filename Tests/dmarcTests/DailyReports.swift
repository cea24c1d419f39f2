import Foundation

/// Reports of three receivers on every day up to 2026-10-08, which `DmarcStore.day` still sees as fresh.
enum DailyReports {
  /// 2026-10-08
  static let lastDay = 20_734

  /// - Parameter records: of each report, by the days left until the last.
  static func store(
    domain: String = "example.com", policy: String, days: Int,
    records: (_ daysLeft: Int) -> String
  ) throws -> DmarcStore {
    let store = try DmarcStore()
    let folder = store.folder.path + "/daily"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    for daysLeft in 0..<days {
      for reporter in ["one.example", "two.example", "three.example"] {
        let xml = SampleXML.report(
          organization: reporter, reportID: "\(daysLeft)", domain: domain, policy: policy,
          record: records(daysLeft), day: lastDay - daysLeft)
        try Data(xml.utf8).write(
          to: URL(fileURLWithPath: folder + "/\(reporter)-\(daysLeft).xml"))
      }
    }
    _ = try store.run("import", folder)
    return store
  }

  /// Mail that both DKIM and SPF align.
  static func own(_ count: Int) -> String {
    SampleXML.record(
      address: "192.0.2.10", count: count, evaluated: evaluated(dkim: "pass", spf: "pass"),
      results: signature("example.com") + spf("example.com"))
  }

  static func failing(
    _ count: Int, address: String, headerFrom: String = "example.com", results: String
  ) -> String {
    SampleXML.record(
      address: address, count: count, headerFrom: headerFrom,
      evaluated: evaluated(dkim: "fail", spf: "fail"), results: results)
  }

  static func evaluated(dkim: String, spf: String) -> String {
    """
    <policy_evaluated><disposition>none</disposition><dkim>\(dkim)</dkim><spf>\(spf)</spf>
    </policy_evaluated>
    """
  }

  static func signature(_ domain: String, _ result: String = "pass") -> String {
    "<dkim><domain>\(domain)</domain><selector>s</selector><result>\(result)</result></dkim>"
  }

  static func spf(_ domain: String, _ result: String = "pass") -> String {
    "<spf><domain>\(domain)</domain><result>\(result)</result></spf>"
  }
}
