import DMARC

/// The evidence with everything counted once that gates, triggers and the record ask for.
struct DomainFindings {
  let evidence: DomainEvidence
  let limits: AdvisorLimits
  let inference: RungInference
  /// `nil` at the top of the ladder.
  let step: LadderStep?
  let target: Target
  /// Days of the window.
  let days: Int
  /// Those of them that reports can have told of.
  let knownDays: Int
  /// The days of the week on which there is own mail in the window, of seven.
  let sendingWeekdays: Int
  /// The largest first.
  let sources: [SourceFigures]
  let sums: SourceSums
  /// Own and indirect sources with judged mail. Gates ask for these few among thousands.
  let legitimate: [SourceFigures]
  /// The judged days of all own sources together.
  let own: AuthenticationFigures
  let indirect: IndirectLoss
  /// Subdomains that inherit the policy and have enough mail to be judged.
  let subdomains: [SubdomainReadiness]
  /// Days of the window with own mail that reports cover.
  let ownReportDays: Int
  /// The newest report day with own mail in it; of any report when there is none.
  let newestOwnReportDay: UTCDay?

  var rung: Rung { inference.rung }
  var messages: Int { sums.messages }

  init(
    _ evidence: DomainEvidence, limits: AdvisorLimits, subdomains: [SubdomainReadiness] = []
  ) {
    let inference = RungInference(
      published: evidence.published, record: evidence.currentRecord)
    let ladder = Ladder(limits: limits)
    let target = ladder.target(from: inference)
    let judged = JudgedSources(evidence, target: target, limits: limits)
    let ownDays = Set(
      evidence.sources.own.flatMap(\.days).filter { $0.messages > 0 }.map(\.day))
    self.evidence = evidence
    self.limits = limits
    self.inference = inference
    step = ladder.step(from: inference)
    self.target = target
    days = evidence.window.lowerBound.distance(to: evidence.window.upperBound)
    knownDays = evidence.knownDays.lowerBound.distance(to: evidence.knownDays.upperBound)
    sendingWeekdays = Set(ownDays.filter(evidence.window.contains).map { $0.number % 7 }).count
    sources = judged.figures
    sums = SourceSums(judged.figures)
    legitimate = judged.legitimate
    own = judged.own
    indirect = IndirectLoss(judged.legitimate)
    self.subdomains = subdomains
    ownReportDays = min(
      evidence.reportDays, ownDays.count(where: evidence.window.contains))
    newestOwnReportDay = evidence.newestReportDay.map { newest in
      min(newest, ownDays.max() ?? newest)
    }
  }

  /// The evidence on own mail that some policy is in force for: without that of subdomains when
  /// `sp=none` spares them.
  var underPolicy: DomainEvidence {
    guard inference.strictestPolicy != .none, inference.strictestSubdomainPolicy == .none else {
      return evidence
    }
    return evidence.leavingOutOwnMail(of: evidence.subdomainNames)
  }

  var ownSources: [SourceFigures] { legitimate.filter(\.sourceClass.isOwn) }

  /// Own sources that are judged by themselves, however small their share: payroll is 0.3 % of the
  /// mail.
  var materialSources: [SourceFigures] {
    ownSources.filter { $0.messages >= limits.materialMessages || $0.isCritical }
  }

  /// Nothing was seen that is the owner's by any evidence: all of it is spoofed or undecided, or plays a
  /// phisher, and nothing passes.
  var seesNothingOfItsOwn: Bool {
    messages > 0
      && sources.indices.allSatisfy { place in
        sources[place].messages == 0 || sources[place].sourceClass == .spoof
          || sources[place].sourceClass == .simulated
          || sources[place].sourceClass == .unknown
            && sources[place].authentication.dmarc.passes == 0
      }
  }

  /// Nothing was seen but what impostors send: perhaps the domain sends no mail. Reports alone do not
  /// tell spoofing from strays that authenticate nothing; a sender of weight is no stray.
  var seesOnlySpoofing: Bool { seesNothingOfItsOwn && undecidedSenders.isEmpty }

  /// Undecided sources that D7 asks about, the largest first: ten messages on three days.
  var openSources: [SourceFigures] { undecided { isOpen($0) } }

  /// Those, and any that has a domain of its own, which says who they are, however little they send.
  var undecidedSenders: [SourceFigures] { undecided { isOpen($0) || sources[$0].hasOwnDomain } }

  /// By place: there may be thousands of undecided sources, and few are asked for.
  private func undecided(_ isCounted: (Int) -> Bool) -> [SourceFigures] {
    sources.indices.filter {
      sources[$0].sourceClass == .unknown && sources[$0].messages > 0 && isCounted($0)
    }.map { sources[$0] }
  }

  private func isOpen(_ place: Int) -> Bool {
    sources[place].messages >= limits.materialMessages
      && sources[place].authentication.activeDays >= limits.unknownDays
  }

  var unreadySubdomains: [SubdomainReadiness] { subdomains.filter { !$0.isReady } }

  var isDeclaredParked: Bool { evidence.owner.isParked || limits.profile == .parked }

  /// Declared, and nothing that was seen speaks against it.
  var isParked: Bool { isDeclaredParked && seesNothingOfItsOwn }

  /// So little mail that it proves nothing, none of it failing over two months, and an owner who
  /// takes that for enough: it replaces D3 and A1 (decision.md 2.5).
  var isAcceptedLowVolume: Bool {
    evidence.owner.acceptsLowVolume != nil && own.dmarc.messages > 0
      && own.dmarc.failures == 0 && knownDays >= limits.lowVolumeDays
      && ownReportDays >= limits.reportDaysWhenWidened
      && evidence.reporters >= limits.lowVolumeReporters
  }

  var unknownFailures: Int { sums.unknownFailures }
  var spoofedMessages: Int { sums.spoofedFailures }

  /// What enforcement stops, or would stop.
  var spoofedPerWeek: Double { 7 * Double(spoofedMessages) / Double(max(1, knownDays)) }

  /// Unknown failures as a share of own mail; all of it where there is none.
  var unknownFailureShare: Double {
    guard own.dmarc.messages > 0 else { return unknownFailures > 0 ? 1 : 0 }
    return Double(unknownFailures) / Double(own.dmarc.messages)
  }

  var atRiskPerWeek: WeeklyLoss { sums.atRiskPerWeek }
}
