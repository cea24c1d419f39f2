import DMARC

extension SESPlan {
  /// Rows with the name show that its MX record is there: SES uses a MAIL FROM domain when it finds one.
  var mailFromMX: Finding {
    let custom = rows.filter { $0.mailFromDomain == records.mailFromDomain }
    let fallback = rows.filter { $0.hasDefaultMailFrom && $0.mailFromResult == .pass }
    guard let last = custom.map(\.day).max() else { return unusedMX(fallback) }
    if let day = fallback.map(\.day).max(), let name = fallback.last?.mailFromDomain {
      // On the same day mail whose region does not show may be another region's.
      let isHere = custom.contains { $0.region != nil && $0.day == last }
      if day > last || day == last && isHere {
        return (
          .missing, "On \(day) rows still have \(name) in place of \(records.mailFromDomain)."
        )
      }
    }
    return (state(of: custom), "\(records.mailFromDomain) is in use, last on \(last).")
  }

  /// The record of a name that no row of the region has: it is there if another region uses the name.
  private func unusedMX(_ fallback: [SESObservation]) -> Finding {
    let elsewhere = ofCustomMailFrom
    if let last = elsewhere.map(\.day).max(),
      let region = elsewhere.last(where: { $0.day == last })?.region
    {
      let hasFallenBack = allRows.contains {
        $0.region == region && $0.hasDefaultMailFrom && $0.day >= last
      }
      if !hasFallenBack {
        return (
          .inPlace, "\(records.mailFromDomain) is in use in \(region), last on \(last)."
        )
      }
    }
    guard let day = fallback.map(\.day).max(), let name = fallback.last?.mailFromDomain else {
      return (.unknown, "No row shows a MAIL FROM domain.")
    }
    return (.missing, "Rows up to \(day) have the default MAIL FROM domain \(name).")
  }

  /// SPF of a name is the same in all regions.
  var mailFromSPF: Finding {
    let custom = ofCustomMailFrom.filter { $0.mailFromResult != .temperror }
    let name = records.mailFromDomain
    guard let last = custom.filter({ $0.mailFromResult == .pass }).map(\.day).max() else {
      guard let row = custom.last, let result = row.mailFromResult else {
        return (.unknown, "No row shows SPF of \(name).")
      }
      return (.missing, "SPF says \(result.word) for \(name) on \(row.day).")
    }
    // What fails at an address that may be a forwarder's says nothing of the record.
    let broken = custom.last { row in
      row.day > last
        && (row.mailFromResult == AuthResultValue.none || row.mailFromResult == .permerror
          || row.isAmazonAddress == true)
    }
    if let broken, let result = broken.mailFromResult {
      return (
        .missing, "SPF passed for \(name) up to \(last), and says \(result.word) on \(broken.day)."
      )
    }
    let passing = custom.filter { $0.mailFromResult == .pass }
    return (state(of: passing), "SPF passes for \(name), last on \(last).")
  }

  private var ofCustomMailFrom: [SESObservation] {
    allRows.filter { $0.mailFromDomain == records.mailFromDomain }
  }
}
