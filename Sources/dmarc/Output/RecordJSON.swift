import DMARC

/// A record as `dmarc parse` prints it, in the element names of the standard.
struct RecordJSON {
  /// Lists written before; the same few come again and again.
  private var authResults: [TextID: [UInt8]] = [:]

  /// The texts' numbers are void.
  mutating func forgetTexts() { authResults.removeAll(keepingCapacity: true) }

  mutating func write(
    _ record: Record, texts: borrowing RecordTexts, to json: inout JSONWriter
  ) {
    json.open("{")
    json.key("source_ip")
    json.string(record.sourceAddress?.description)
    json.key("count")
    json.number(record.count)
    json.key("policy_evaluated")
    writeEvaluated(record, texts, &json)
    json.key("identifiers")
    json.open("{")
    json.key("header_from")
    json.string(texts.texts.string(record.identifiers.headerFrom))
    json.key("envelope_from")
    json.string(texts.texts.string(record.identifiers.envelopeFrom))
    json.key("envelope_to")
    json.string(texts.texts.string(record.identifiers.envelopeTo))
    json.close("}")
    json.key("auth_results")
    json.value(list(record.authResults, texts))
    json.close("}")
  }

  private func writeEvaluated(
    _ record: Record, _ texts: borrowing RecordTexts, _ json: inout JSONWriter
  ) {
    let evaluated = record.policyEvaluated
    guard evaluated.isPresent else { return json.null() }
    json.open("{")
    json.key("disposition")
    json.string(texts.texts.string(evaluated.disposition.text))
    json.key("dkim")
    json.string(texts.texts.string(evaluated.dkim.text))
    json.key("spf")
    json.string(texts.texts.string(evaluated.spf.text))
    json.key("reasons")
    json.open("[")
    for reason in texts.overrideReasons(record.overrideReasons) {
      json.open("{")
      json.key("type")
      json.string(reason.type)
      json.key("comment")
      json.string(reason.comment)
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }

  private mutating func list(_ list: TextID, _ texts: borrowing RecordTexts) -> [UInt8] {
    if let written = authResults[list] { return written }
    let results = texts.authResults(list)
    var json = JSONWriter()
    json.open("{")
    json.key("dkim")
    json.open("[")
    for result in results.dkim {
      json.open("{")
      Self.write("domain", result.domain, &json)
      Self.write("selector", result.selector, &json)
      Self.write("result", result.word, &json)
      Self.write("human_result", result.humanResult, &json)
      json.close("}")
    }
    json.close("]")
    json.key("spf")
    json.open("[")
    for result in results.spf {
      json.open("{")
      Self.write("domain", result.domain, &json)
      Self.write("scope", result.scope?.word, &json)
      Self.write("result", result.word, &json)
      Self.write("human_result", result.humanResult, &json)
      json.close("}")
    }
    json.close("]")
    json.close("}")
    authResults[list] = json.bytes
    return json.bytes
  }

  private static func write(_ key: StaticString, _ text: String?, _ json: inout JSONWriter) {
    json.key(key)
    json.string(text)
  }
}
