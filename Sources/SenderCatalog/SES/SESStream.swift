import DMARC

/// Rows of one Author Domain in one region of Amazon SES, sorted by what they say of it.
struct SESStream {
  let authorDomain: String
  let region: String?
  /// Sent by a service on SES.
  let hosted: [SESObservation]
  /// Handed over by somebody else.
  let forwarded: [SESObservation]
  /// Handed over by SES itself. Bounces and automatic replies have no MAIL FROM domain, and are signed as
  /// all other mail is (ses.md 3.2, I).
  let direct: [SESObservation]

  /// - Parameter rows: in the order of days.
  init(authorDomain: String, region: String?, _ rows: [SESObservation]) {
    self.authorDomain = authorDomain
    self.region = region
    hosted = rows.filter { $0.hostedService != nil }
    let ours = rows.filter { $0.hostedService == nil }
    var passing: [String: [UTCDay]] = [:]
    for row in ours where row.mailFromResult == .pass {
      if let name = row.mailFromDomain { passing[name, default: []].append(row.day) }
    }
    forwarded = ours.filter { Self.isForwarded($0, passing) }
    let direct = ours.filter { !Self.isForwarded($0, passing) }
    // A bounce shows nothing of who had it sent: where a service sends all else, it is the service's.
    let isOfService = !hosted.isEmpty && direct.allSatisfy { $0.mailFromDomain == nil }
    self.direct = isOfService ? direct.filter { !$0.ownSignatures.isEmpty } : direct
  }

  /// Days between a pass of a MAIL FROM domain and mail that somebody forwarded: many write once a week.
  private static let forwardDays = 7

  /// SPF fails while a signature lives on, at an address that is not Amazon's; where nobody knows
  /// whose the address is, within a week of a pass of the same MAIL FROM domain elsewhere. Amazon's own
  /// MAIL FROM domains fail at no address of Amazon's. A domain without an SPF record is no forward.
  ///
  /// - Parameter passing: for each MAIL FROM domain the days on which it passes, in order.
  private static func isForwarded(_ row: SESObservation, _ passing: [String: [UTCDay]]) -> Bool {
    guard let name = row.mailFromDomain, row.hasOwnPass || row.hasAmazonSignature,
      row.mayBeForwarded
    else { return false }
    if let isAmazon = row.isAmazonAddress { return !isAmazon }
    return row.hasDefaultMailFrom || isNear(row.day, passing[name] ?? [])
  }

  /// By bisection: rows and days are many.
  private static func isNear(_ day: UTCDay, _ days: [UTCDay]) -> Bool {
    let earliest = day.advanced(by: -forwardDays)
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < earliest { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low] <= day.advanced(by: forwardDays)
  }

  var signed: [SESObservation] { direct.filter(\.hasOwnPass) }
  /// No signature of the author's organisation is listed, and none was said to be there.
  var unsigned: [SESObservation] {
    direct.filter { $0.ownSignatures.isEmpty && !$0.isDKIMAligned }
  }
  /// Of mail that is not signed what fails; and what SPF carries, with the automatic replies beside it, which
  /// have nothing that SPF could carry.
  static func uncarried(
    _ unsigned: [SESObservation]
  ) -> (failing: [SESObservation], carried: [SESObservation]) {
    let failing = unsigned.filter { !$0.isSPFAligned }
    guard failing.count < unsigned.count, failing.allSatisfy({ $0.mailFromDomain == nil }) else {
      return (failing, unsigned.filter(\.isSPFAligned))
    }
    return ([], unsigned)
  }
  /// The author's signature is listed and none passes.
  var failing: [SESObservation] {
    direct.filter {
      !$0.ownSignatures.isEmpty && !$0.hasOwnPass && !$0.isDKIMAligned
        && $0.ownSignatures.contains { $0.value != .temperror }
    }
  }

  /// The domain that SES signs with, if any signature passes.
  var signingDomain: String? {
    signed.lazy.flatMap(\.ownSignatures).first { $0.value == .pass }?.domain
  }

  /// The custom MAIL FROM domain, the latest one.
  var mailFromDomain: String? { direct.last(where: \.hasOwnMailFrom)?.mailFromDomain }

  /// The day from which the author's signature is gone: before it at least nine of ten messages had
  /// one that passes, from it on at most half. Some survive for a while in the caches of resolvers. Days
  /// before it was set up say nothing, and one that has come back is not lost.
  var lostDKIM: UTCDay? {
    guard SESRecovery(of: unsigned + failing, by: signed).day == nil else { return nil }
    var days: [UTCDay: (signed: Int, all: Int)] = [:]
    for row in direct {
      let messages = row.boundedMessages
      let hasPass = row.hasOwnPass || row.isDKIMAligned
      let sum = days[row.day] ?? (0, 0)
      days[row.day] = (sum.signed + (hasPass ? messages : 0), sum.all + messages)
    }
    let ordered = days.sorted { $0.key < $1.key }.drop { $0.value.signed == 0 }
    let total = ordered.reduce((signed: 0, all: 0)) {
      ($0.signed + $1.value.signed, $0.all + $1.value.all)
    }
    var before = (signed: 0, all: 0)
    var found: (day: UTCDay, drop: Double)?
    for (index, day) in ordered.enumerated() {
      if index > 0 {
        let earlier = Self.share(before.signed, of: before.all)
        let later = Self.share(total.signed - before.signed, of: total.all - before.all)
        if earlier >= 0.9, later <= 0.5, earlier - later > found?.drop ?? 0 {
          found = (day.key, earlier - later)
        }
      }
      before = (before.signed + day.value.signed, before.all + day.value.all)
    }
    return found?.day
  }

  private static func share(_ part: Int, of all: Int) -> Double {
    all > 0 ? Double(part) / Double(all) : 0
  }
}
