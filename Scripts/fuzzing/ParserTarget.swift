import DMARC
import ReportParser

/// Reads the input as a report: once in chunks whose length its first byte chooses and with libxml2
/// reading every record, then twice as a whole with a parser that knows records again. Neither the chunks
/// nor the document before may make a difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeRawBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  let document = UnsafeRawBufferPointer(rebasing: input.dropFirst())
  let failsAtEnd = choice & 1 == 1
  var parser = ReportParser(limits: limits(knownRecordBytes: 0))
  let inChunks = Reading(
    of: document, chunk: Int(choice >> 1) + 1, failsAtEnd: failsAtEnd, &parser)
  var knowing = ReportParser(limits: limits(knownRecordBytes: 4_096))
  let asWhole = Reading(of: document, chunk: .max, failsAtEnd: failsAtEnd, &knowing)
  precondition(inChunks == asWhole, "read as a whole it is another report")
  let again = Reading(of: document, chunk: .max, failsAtEnd: failsAtEnd, &knowing)
  precondition(asWhole == again, "known again it is another report")
  return 0
}

/// Small, so that inputs of some kilobytes reach them.
private func limits(knownRecordBytes: Int) -> ReportParserLimits {
  var limits = ReportParserLimits()
  limits.depth = 24
  limits.textLength = 256
  limits.records = 12
  limits.resultsPerRecord = 6
  limits.reasonsPerRecord = 3
  limits.knownRecordBytes = knownRecordBytes
  return limits
}

private struct Reading: Equatable {
  var parts = PartReader.Summary()
  var ending: ReportEnding?
  var refusal: String?

  init(
    of document: UnsafeRawBufferPointer, chunk: Int, failsAtEnd: Bool,
    _ parser: inout ReportParser
  ) {
    let receiver = PartReader()
    var rest = document[...]
    do throws(ReportRefusal) {
      ending = try parser.parse(receiver: receiver) { buffer in
        guard !rest.isEmpty else { return failsAtEnd ? -1 : 0 }
        let piece = rest.prefix(min(chunk, buffer.count))
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
    } catch {
      refusal = "\(error.code): \(error)"
    }
    parts = receiver.summary
    if let ending { precondition(ending.records == parts.records, "records that nobody got") }
  }
}
