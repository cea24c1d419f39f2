/// The thresholds under the names of `dmarc.yml` (decision.md 2.8), so that a decision can be held
/// against them later.
extension AdvisorLimits: Encodable {
  private enum CodingKeys: String, CodingKey {
    case profile, dwell, rollback
    case usesTestRungs = "use_test_rungs"
    case legacyRamp = "legacy_ramp"
    case windowDays = "window_days"
    case widerWindowDays = "wider_window_days"
    case inventoryDays = "inventory_days"
    case lagDays = "lag_days"
    case freshnessDays = "freshness_days"
    case reportDayShare = "min_report_day_ratio"
    case reportDaysWhenWidened = "min_report_days_widened"
    case lowVolumeDays = "low_volume_days"
    case lowVolumeReporters = "low_volume_reporters"
    case reporters = "min_reporters"
    case ownMessages = "min_own"
    case ownLowerBound = "own_lower"
    case sourceRate = "src_point"
    case sourceLowerBound = "src_lower"
    case materialMessages = "material_msgs"
    case dkimLowerBound = "dkim_lower_r"
    case sourceDKIMRate = "src_dkim_r"
    case unknownShare = "unknown_share"
    case unknownDays = "unknown_days"
    case indirectExpectedShare = "indirect_expected"
    case indirectMaximumShare = "indirect_max"
    case acceptedIndirectShare = "ack_share"
    case disagreementShare = "disagreement_share"
    case quietDays = "quiet_days"
    case dayCap = "cap_day"
    case postFixDays = "postfix_days"
    case vanishedReporter = "vanished_reporter"
    case changePoint = "change_point"
    case maximumLossPerWeek = "max_loss_per_week"
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(profile, forKey: .profile)
    try values.encode(usesTestRungs, forKey: .usesTestRungs)
    try values.encode(legacyRamp, forKey: .legacyRamp)
    try values.encode(windowDays, forKey: .windowDays)
    try values.encode(widerWindowDays, forKey: .widerWindowDays)
    try values.encode(inventoryDays, forKey: .inventoryDays)
    try values.encode(lagDays, forKey: .lagDays)
    try values.encode(freshnessDays, forKey: .freshnessDays)
    try values.encode(reportDayShare, forKey: .reportDayShare)
    try values.encode(reportDaysWhenWidened, forKey: .reportDaysWhenWidened)
    try values.encode(lowVolumeDays, forKey: .lowVolumeDays)
    try values.encode(lowVolumeReporters, forKey: .lowVolumeReporters)
    try values.encode(reporters, forKey: .reporters)
    try values.encode(ownMessages, forKey: .ownMessages)
    try values.encode(dwellDays, forKey: .dwell)
    try values.encode(ownLowerBound, forKey: .ownLowerBound)
    try values.encode(sourceRate, forKey: .sourceRate)
    try values.encode(sourceLowerBound, forKey: .sourceLowerBound)
    try values.encode(materialMessages, forKey: .materialMessages)
    try values.encode(dkimLowerBound, forKey: .dkimLowerBound)
    try values.encode(sourceDKIMRate, forKey: .sourceDKIMRate)
    try values.encode(unknownShare, forKey: .unknownShare)
    try values.encode(unknownDays, forKey: .unknownDays)
    try values.encode(indirectExpectedShare, forKey: .indirectExpectedShare)
    try values.encode(indirectMaximumShare, forKey: .indirectMaximumShare)
    try values.encode(acceptedIndirectShare, forKey: .acceptedIndirectShare)
    try values.encode(disagreementShare, forKey: .disagreementShare)
    try values.encode(quietDays, forKey: .quietDays)
    try values.encode(dayCap, forKey: .dayCap)
    try values.encode(postFixDays, forKey: .postFixDays)
    try values.encode(vanishedReporter, forKey: .vanishedReporter)
    try values.encode(changePoint, forKey: .changePoint)
    try values.encode(rollBack, forKey: .rollback)
    try values.encode(maximumLossPerWeek, forKey: .maximumLossPerWeek)
  }
}
