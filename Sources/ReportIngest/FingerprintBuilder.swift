import DMARC

/// Adds up the fingerprint of a report's records, from the contents of their texts and not from
/// their numbers, which differ from run to run.
struct FingerprintBuilder {
  private var fingerprint = ContentFingerprint()
  /// Hashes of texts and lists, by number less one.
  private var textHashes: [UInt64] = []
  private var authResultHashes: [UInt64] = []
  private var overrideHashes: [UInt64] = []

  /// What the texts' numbers meant is void.
  mutating func forgetTexts() {
    textHashes.removeAll(keepingCapacity: true)
    authResultHashes.removeAll(keepingCapacity: true)
    overrideHashes.removeAll(keepingCapacity: true)
  }

  mutating func begin() { fingerprint = ContentFingerprint() }

  mutating func add(_ record: Record, texts: borrowing RecordTexts) {
    learn(texts)
    let evaluated = record.policyEvaluated
    let address = record.sourceAddress
    fingerprint.add(
      address?.high ?? 1, address?.low ?? 1, UInt64(bitPattern: record.count),
      hash(evaluated.disposition.text), hash(evaluated.dkim.text), hash(evaluated.spf.text),
      hash(record.identifiers.headerFrom), hash(record.identifiers.envelopeFrom),
      hash(record.identifiers.envelopeTo), Self.hash(record.authResults, authResultHashes),
      Self.hash(record.overrideReasons, overrideHashes))
  }

  /// The sum, with the published policy added: the same records under another policy are another
  /// report.
  func finished(_ policy: PolicyPublished) -> ContentFingerprint {
    var sum = fingerprint
    let words: [String?] = [
      policy.domain, policy.policy?.rawValue, policy.subdomainPolicy?.rawValue,
      policy.nonexistentSubdomainPolicy?.rawValue, policy.dkimAlignment?.rawValue,
      policy.spfAlignment?.rawValue, policy.percentage.map(String.init), policy.failureOptions,
      policy.isTesting.map(String.init), policy.discoveryMethod,
    ]
    var line: [UInt8] = []
    line.reserveCapacity(128)
    for word in words {
      line += (word ?? "-").utf8
      line.append(0x1f)
    }
    sum.add(line.dropLast().withUnsafeBufferPointer { TextHash.seeded($0, 0) })
    return sum
  }

  private mutating func learn(_ texts: borrowing RecordTexts) {
    while textHashes.count < texts.texts.count {
      let id = TextID(number: UInt32(textHashes.count + 1))
      textHashes.append(texts.texts.withBytes(of: id) { TextHash.seeded($0, 0) })
    }
    while authResultHashes.count < texts.authResultLists.count {
      let list = TextID(number: UInt32(authResultHashes.count + 1))
      var sum: UInt64 = 7
      texts.forEachAuthResult(in: list) { entry in
        for part in [entry.domain, entry.selector, entry.word, entry.humanResult] {
          sum = TextHash.mixed(sum ^ hash(part), 0x9e37_79b9_7f4a_7c15)
        }
        let kind = UInt64(entry.mechanism.rawValue) << 8 | UInt64(entry.scope?.rawValue ?? 9)
        sum = TextHash.mixed(sum ^ kind, 0x9e37_79b9_7f4a_7c15)
      }
      authResultHashes.append(sum)
    }
    while overrideHashes.count < texts.overrideLists.count {
      let list = TextID(number: UInt32(overrideHashes.count + 1))
      var sum: UInt64 = 11
      texts.forEachOverride(in: list) { entry in
        for part in [entry.type, entry.comment] {
          sum = TextHash.mixed(sum ^ hash(part), 0x9e37_79b9_7f4a_7c15)
        }
      }
      overrideHashes.append(sum)
    }
  }

  private func hash(_ text: TextID) -> UInt64 { Self.hash(text, textHashes) }

  private static func hash(_ text: TextID, _ hashes: [UInt64]) -> UInt64 {
    text.isAbsent ? 3 : hashes[Int(text.number) - 1]
  }
}
