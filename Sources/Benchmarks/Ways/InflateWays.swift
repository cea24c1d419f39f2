import CBenchmarkFloors
import ReportContainers
import ReportIngest

/// Containers alone: every document is read and thrown away.
enum InflateWays {
  static let all = [
    Way(name: "ReportContainers", isFloor: false) { corpus, _ in try product(corpus) },
    Way(name: "zlib in C", isFloor: true) { corpus, _ in
      var meter = Meter()
      var totals = floor_totals()
      guard meter.count({ floor_inflate(corpus.reports, &totals) }) else {
        throw Way.Failure.floorFailed("floor_inflate")
      }
      return meter.measurement(Totals(totals))
    },
  ]

  private static func product(_ corpus: Corpus) throws -> Measurement {
    var meter = Meter()
    var totals = Totals(files: 0, xmlBytes: 0)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    try meter.count {
      for path in InputFiles([corpus.reports]) {
        totals.files? += 1
        try ReportFile(path: path).forEachDocument { document in
          while case let count = document.read(into: buffer), count > 0 {
            totals.xmlBytes? += Int64(count)
          }
        }
      }
    }
    return meter.measurement(totals)
  }
}
