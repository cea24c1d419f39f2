/// Records as owners write them, each tag at most once, made up from a seed.
struct RandomRecord {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1) }

  mutating func text() -> String {
    let policies = ["none", "quarantine", "reject"]
    let values: [(String, [String])] = [
      ("sp", policies), ("np", policies), ("t", ["y", "n"]),
      ("pct", ["0", "10", "50", "99", "100"]), ("adkim", ["r", "s"]), ("aspf", ["r", "s"]),
      (
        "rua",
        ["mailto:a@example.com", "mailto:a@example.com,mailto:b@reports.example!10m", ""]
      ), ("ruf", ["mailto:f@example.com"]), ("fo", ["0", "1:d"]), ("ri", ["3600"]),
      ("x-note", ["hello"]),
    ]
    var tags = [("p", policies)] + values.filter { _ in Bool.random(using: &generator) }
    tags.shuffle(using: &generator)
    let written = tags.map { name, values in
      let name = Int.random(in: 0..<9, using: &generator) == 0 ? name.uppercased() : name
      return "\(name)=\(values.randomElement(using: &generator) ?? "")"
    }
    let separator = Bool.random(using: &generator) ? "; " : ";"
    return (["v=DMARC1"] + written).joined(separator: separator)
  }
}
