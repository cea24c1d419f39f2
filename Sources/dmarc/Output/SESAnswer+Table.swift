import DMARC
import SenderCatalog

extension SESAnswer {
  /// A line for each record of each region, and behind them one for each record that a diagnosis asks for;
  /// one line for a diagnosis that asks for none.
  var csv: String {
    var table = Table(
      columns: [
        "Region", "Name", "Type", "TTL", "Data", "State", "Evidence", "Code", "Confidence",
        "Author domain", "Messages", "Failures", "Since", "Cause",
      ].map { .init(title: $0) })
    let noDiagnosis = Array(repeating: "", count: 7)
    for plan in regions {
      table.rows += plan.records.map { item in
        [
          plan.region ?? "", item.name, item.type, String(item.ttl), item.data, item.state,
          item.evidence,
        ] + noDiagnosis
      }
    }
    table.rows += diagnoses.flatMap(Self.lines)
    return table.csv
  }

  private static func lines(_ diagnosis: Diagnosis) -> [[String]] {
    let noRecord = ["", "", "", ""]
    let records = diagnosis.records.map { [$0.name, $0.type, String($0.ttl), $0.data] }
    return (records.isEmpty ? [noRecord] : records).map { record in
      [diagnosis.region ?? ""] + record + ["", ""] + [
        diagnosis.code, diagnosis.confidence, diagnosis.authorDomain, String(diagnosis.messages),
        String(diagnosis.failures), diagnosis.since ?? "", diagnosis.cause,
      ]
    }
  }
}
