import DMARC
import SenderCatalog

/// Rows of example.com as ses.md 3.2 writes them.
struct SESRows {
  private(set) var rows: [SESObservation] = []

  /// A selector of Easy DKIM, as a report of 2026 shows one.
  static let token = "224i4yxa5dv7c2xz3womw6peuasteono"

  /// Signatures of mail that Easy DKIM signs, and of mail that Amazon alone signs.
  static let easyDKIM = ["example.com/\(token)", "amazonses.com"]
  static let unsigned = ["amazonses.com"]

  static func day(_ number: Int) -> UTCDay { UTCDay(number: 20_454 + number) }

  /// - Parameters:
  ///   - dkim: signatures as `example.com/selector fail`; without a result, `pass`.
  ///   - spf: the MAIL FROM domain and its result, likewise; a third word is the scope.
  ///   - aligned: the mechanisms that the reporter calls aligned; `nil` for those of the results under
  ///     relaxed alignment.
  ///   - region: of the network; the name of the address tells it.
  mutating func add(
    _ messages: Int = 100, day: Int = 0, author: String = "example.com", dkim: [String],
    spf: String, aligned: [String]? = nil, region: String? = nil, isAmazon: Bool? = nil
  ) {
    let signatures = dkim.map { text in
      let words = text.split(separator: " ")
      let names = words[0].split(separator: "/").map(String.init)
      return DKIMResult(
        domain: names[0], selector: names.count > 1 ? names[1] : nil,
        value: words.count > 1 ? AuthResultValue(words[1].utf8) : .pass)
    }
    let words = spf.split(separator: " ")
    let result = SPFResult(
      domain: String(words[0]), scope: words.count > 2 ? .helo : nil,
      value: words.count > 1 ? AuthResultValue(words[1].utf8) : .pass)
    func isOwn(_ domain: String?) -> Bool {
      domain.map { MailRows.organization($0) == MailRows.organization(author) } ?? false
    }
    let dkimAligned = signatures.contains { $0.value == .pass && isOwn($0.domain) }
    let spfAligned = result.value == .pass && result.scope != .helo && isOwn(result.domain)
    var row = SESObservation(
      AuthResults(dkim: signatures, spf: [result]), day: Self.day(day), authorDomain: author,
      messages: messages, dkimAligned: aligned?.contains("dkim") ?? dkimAligned,
      spfAligned: aligned?.contains("spf") ?? spfAligned, isAmazonAddress: isAmazon,
      isNamed: region != nil, organizationalDomain: MailRows.organization)
    if let region { row?.region = region }
    if let row { rows.append(row) }
  }

  /// `code region: messages of which failures`, in the order of the answer.
  func found(_ change: (inout SESDiagnoser) -> Void = { _ in }) -> [String] {
    diagnoses(change).map {
      "\($0.code.rawValue) \($0.region ?? "-"): \($0.messages)/\($0.failures)"
    }
  }

  func diagnoses(_ change: (inout SESDiagnoser) -> Void = { _ in }) -> [SESDiagnosis] {
    var diagnoser = SESDiagnoser(domain: "example.com")
    change(&diagnoser)
    return diagnoser.diagnose(rows)
  }
}

extension SESDiagnosis {
  /// Names and types, in order.
  var recordNames: [String] { records.map { "\($0.name) \($0.data.type)" } }
}
