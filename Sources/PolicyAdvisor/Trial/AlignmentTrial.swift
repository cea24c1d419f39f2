import DMARC

/// Whether mail that was evaluated under one record would pass under another, of which only the
/// alignment modes matter.
///
/// The reporter's word stands where both records align the same results. Where they differ the listed
/// results decide: one that aligns under the new mode alone makes a pass, and a pass whose result aligns
/// under the old mode alone is none. A pass for which no result is listed cannot be checked, so it
/// does not outlast a mode that becomes strict.
struct AlignmentTrial {
  private let dkim: AlignmentMode
  private let spf: AlignmentMode
  private let becomesStrict: (dkim: Bool, spf: Bool)
  private let organizationalDomain: (String) -> String

  init(
    _ record: DMARCRecord, instead present: DMARCRecord,
    organizationalDomain: @escaping (String) -> String
  ) {
    dkim = record.adkim ?? .relaxed
    spf = record.aspf ?? .relaxed
    becomesStrict = (
      dkim == .strict && present.adkim != .strict, spf == .strict && present.aspf != .strict
    )
    self.organizationalDomain = organizationalDomain
  }

  func passes(_ evaluation: Evaluation, _ results: AuthResults, authorDomain: String) -> Bool {
    guard let old = evaluation.computed else { return evaluation.isConservativePass }
    let new = Alignment(
      of: results, authorDomain: authorDomain, dkimMode: dkim, spfMode: spf,
      organizationalDomain: organizationalDomain)
    return Self.passes(
      evaluation.isConservativeDKIMPass, old: old.dkim, new: new.dkim,
      becomesStrict: becomesStrict.dkim)
      || Self.passes(
        evaluation.isConservativeSPFPass, old: old.spf, new: new.spf,
        becomesStrict: becomesStrict.spf)
  }

  private static func passes(
    _ passed: Bool, old: ComputedAlignment, new: ComputedAlignment, becomesStrict: Bool
  ) -> Bool {
    switch (old == .aligned, new == .aligned) {
    case (false, true): true
    case (true, false): false
    case (true, true): passed
    case (false, false): passed && !becomesStrict
    }
  }
}
