import Configuration
import DMARC
import PolicyAdvisor
import Testing

@Suite struct SettingsFileTests {
  /// decision.md 2.8, as it is printed there.
  private static let documented = """
    profile: users            # users | transactional | parked
    use_test_rungs: true
    legacy_ramp: []           # e.g. [10,25,50]; only affects RFC 7489 receivers
    window_days: 30           # widens to 60, 90
    inventory_days: 100
    lag_days: 2
    freshness_days: 4
    min_report_day_ratio: 0.80
    min_reporters: {q: 2, r: 3}
    min_own: {q: 150, r: 300}
    dwell: {none: 30, q_test: 14, q: 30, r_test: 14}
    own_lower: {q: 0.98, r: 0.99}
    src_point: {q: 0.98, r: 0.99}
    src_lower: {q: 0.95, r: 0.98}
    material_msgs: 10
    dkim_lower_r: 0.98
    src_dkim_r: 0.95
    unknown_share: {q: 0.01, r: 0.002}
    indirect_expected: {q: 0.03, r: 0.01}
    indirect_max: {q: 0.10, r: 0.03}
    ack_share: 0.001
    quiet_days: 14
    cap_day: 250
    postfix_days: {q: 14, r: 21}
    rollback: {days: 7, src_point: 0.95, src_upper: 0.98, src_fails: 20, dom_fail: {q: 0.05, r: 0.02}, crit_fails: 5}
    max_loss_per_week: null
    ack_indirect_loss: false
    """

  @Test func `the documented defaults are the defaults`() throws {
    let written = try SettingsText.settings(Self.documented)
    let defaults = SettingsFile().settings()
    #expect(written.limits == AdvisorLimits())
    #expect(written.limits == defaults.limits)
    #expect(written.owner == OwnerWord())
    #expect(written.limits.rollBack.criticalFailures == 5)
    #expect(written.limits.usesTestRungs)
    #expect(written.limits.profile == .users)
    #expect(written.limits.legacyRamp == [])
    #expect(written.entries.map(\.value) == defaults.entries.map(\.value))
  }

  @Test func `each documented key says in which line it was written`() throws {
    let entries = try SettingsText.settings(Self.documented).entries
    let written = entries.filter { $0.origin.line != nil }
    #expect(written.count == 45)
    func line(_ name: String) -> Int? { entries.first { $0.name == name }?.origin.line }
    #expect(line("profile") == 1)
    #expect(line("dwell.q_test") == 11)
    #expect(line("rollback.dom_fail.r") == 25)
    #expect(line("ack_indirect_loss") == 27)
    #expect(line("parked") == nil)
  }

  @Test(arguments: ["", "# nothing yet\n", "---\n", "~", "domains:\n", "domains: {}"])
  func `a file with nothing in it changes nothing`(text: String) throws {
    let settings = try SettingsText.settings(text, for: "example.com")
    #expect(settings == SettingsFile().settings())
  }

  @Test func `every threshold reaches the advisor`() throws {
    let limits = try SettingsText.settings(
      """
      use_test_rungs: false
      legacy_ramp: [10, 50]
      window_days: 60
      wider_window_days: [70, 120]
      inventory_days: 400
      lag_days: 3
      freshness_days: 5
      min_report_day_ratio: 0.7
      min_report_days_widened: 25
      low_volume_days: 70
      low_volume_reporters: 3
      min_reporters: {q: 4, r: 6}
      min_own: {q: 200, r: 400}
      dwell: {none: 31, q_test: 15, q: 32, r_test: 16, ramp_step: 8}
      own_lower: {q: 0.97, r: 0.995}
      src_point: {q: 0.96, r: 0.992}
      src_lower: {q: 0.94, r: 0.97}
      material_msgs: 20
      dkim_lower_r: 0.96
      src_dkim_r: 0.93
      unknown_share: {q: 0.02, r: 0.003}
      unknown_days: 4
      disagreement_share: 0.02
      indirect_expected: {q: 0.04, r: 0.02}
      indirect_max: {q: 0.2, r: 0.05}
      ack_share: 0.002
      quiet_days: 21
      cap_day: 500
      postfix_days: {q: 10, r: 20}
      max_loss_per_week: 12.5
      rollback:
        days: 5
        src_point: 0.9
        src_upper: 0.97
        src_fails: 30
        dom_fail: {q: 0.08, r: 0.03}
        dom_fails: 7
        crit_days: 4
        crit_fails: 6
        crit_point: 0.8
        dkim_before: 0.9
        dkim_since: 0.4
      """
    ).limits
    var expected = AdvisorLimits()
    expected.usesTestRungs = false
    expected.legacyRamp = [10, 50]
    expected.windowDays = 60
    expected.widerWindowDays = [70, 120]
    expected.inventoryDays = 400
    expected.lagDays = 3
    expected.freshnessDays = 5
    expected.reportDayShare = 0.7
    expected.reportDaysWhenWidened = 25
    expected.lowVolumeDays = 70
    expected.lowVolumeReporters = 3
    expected.reporters = PerTarget(quarantine: 4, reject: 6)
    expected.ownMessages = PerTarget(quarantine: 200, reject: 400)
    expected.dwellDays.none = 31
    expected.dwellDays.quarantineTest = 15
    expected.dwellDays.quarantine = 32
    expected.dwellDays.rejectTest = 16
    expected.dwellDays.rampStep = 8
    expected.ownLowerBound = PerTarget(quarantine: 0.97, reject: 0.995)
    expected.sourceRate = PerTarget(quarantine: 0.96, reject: 0.992)
    expected.sourceLowerBound = PerTarget(quarantine: 0.94, reject: 0.97)
    expected.materialMessages = 20
    expected.dkimLowerBound = 0.96
    expected.sourceDKIMRate = 0.93
    expected.unknownShare = PerTarget(quarantine: 0.02, reject: 0.003)
    expected.unknownDays = 4
    expected.disagreementShare = 0.02
    expected.indirectExpectedShare = PerTarget(quarantine: 0.04, reject: 0.02)
    expected.indirectMaximumShare = PerTarget(quarantine: 0.2, reject: 0.05)
    expected.acceptedIndirectShare = 0.002
    expected.quietDays = 21
    expected.dayCap = 500
    expected.postFixDays = PerTarget(quarantine: 10, reject: 20)
    expected.maximumLossPerWeek = 12.5
    expected.rollBack.days = 5
    expected.rollBack.sourceRate = 0.9
    expected.rollBack.sourceUpperBound = 0.97
    expected.rollBack.sourceFailures = 30
    expected.rollBack.domainFailureShare = PerTarget(quarantine: 0.08, reject: 0.03)
    expected.rollBack.domainFailures = 7
    expected.rollBack.criticalDays = 4
    expected.rollBack.criticalFailures = 6
    expected.rollBack.criticalRate = 0.8
    expected.rollBack.signedRateBefore = 0.9
    expected.rollBack.signedRateSince = 0.4
    #expect(limits == expected)
  }

  @Test func `what is said of a domain wins key by key`() throws {
    let file = try SettingsText.file(
      """
      dwell: {none: 40, q: 50}
      window_days: 45
      domains:
        Example.COM.:
          dwell: {q: 60}
          parked: true
        example.org:
      """)
    #expect(file.domains == ["example.com", "example.org"])
    let settings = file.settings(for: "example.com")
    #expect(settings.limits.dwellDays.none == 40)
    #expect(settings.limits.dwellDays.quarantine == 60)
    #expect(settings.limits.windowDays == 45)
    #expect(settings.owner.isParked)
    for other in ["example.org", "news.example.com", nil] {
      let settings = file.settings(for: other)
      #expect(settings.limits.dwellDays.quarantine == 50)
      #expect(!settings.owner.isParked)
    }
    let origins = settings.entries.filter { $0.name.hasPrefix("dwell") }.map(\.origin)
    #expect(
      origins == [
        .file(line: 1), .standard, .domain("example.com", line: 5), .standard, .standard,
      ])
  }

  /// decision.md 2.1: 21 + 7 + 14 + 7 = 49 days.
  @Test func `a transactional domain dwells 49 days, where nothing else is written`() throws {
    let text = "dwell: {q: 20}\ndomains: {example.com: {profile: transactional}}"
    let file = try SettingsText.file(text)
    let settings = file.settings(for: "example.com")
    let dwell = settings.limits.dwellDays
    let days = [dwell.none, dwell.quarantineTest, dwell.quarantine, dwell.rejectTest]
    #expect(days == [21, 7, 20, 7])
    let origins = settings.entries.filter { $0.name.hasPrefix("dwell") }.map(\.origin)
    #expect(
      origins == [
        .profile(.transactional), .profile(.transactional), .file(line: 1),
        .profile(.transactional), .standard,
      ])
    #expect(file.settings().limits.dwellDays.none == 30)
  }

  @Test func `a domain's own profile replaces the general one`() throws {
    let file = try SettingsText.file(
      "profile: parked\ndomains: {example.com: {profile: users}, example.org: {parked: false}}")
    #expect(file.settings().owner.isParked)
    #expect(!file.settings(for: "example.com").owner.isParked)
    #expect(!file.settings(for: "example.org").owner.isParked)
    #expect(file.settings(for: "example.org").limits.profile == .parked)
  }

  @Test func `all that is wrong is told at once, in the order of lines`() {
    let complaints = SettingsText.complaints(
      """
      profile: user
      window_day: 30
      own_lower: 0.98
      src_point: {q: 98, x: 0.5}
      domains:
        example.com: {lag_days: -1}
        localhost: {}
      """)
    #expect(
      complaints == [
        "1:10: profile: found “user”; it is one of users, transactional, parked; did you mean users?",
        "2:1: “window_day” is no key; did you mean window_days?",
        "3:12: own_lower: found “0.98”; it is a mapping with q, r",
        "4:16: src_point.q: found “98”; it is a share from 0 to 1, such as 0.98 for 98 %",
        "4:20: “x” is no key in src_point; allowed are q, r",
        "6:27: lag_days: found “-1”; it is a whole number of days from 0 to 30",
        "7:3: domains: found “localhost”; it is a domain name such as example.com",
      ])
  }
}
