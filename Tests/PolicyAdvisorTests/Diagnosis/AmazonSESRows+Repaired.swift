import DMARC
import PolicyAdvisor

extension AmazonSESRows {
  /// What has been repaired is not told of any more (ses.md 3.4).
  static let repaired = [
    AmazonSESRows("A to B: the advice of B is left") {
      $0.send(unsigned, on: 0..<15)
      $0.send(signed, on: 15..<30)
      $0.codes = ["SES-2"]
      $0.records = [mx("bounce.example.com"), spf("bounce.example.com")]
    },
    AmazonSESRows("A to D") {
      $0.send(unsigned, on: 0..<15)
      $0.send(whole, on: 15..<30)
    },
    AmazonSESRows("E to D") {
      $0.send(whole.with { $0.spfResult = .none }, on: 0..<15)
      $0.send(whole, on: 15..<30)
      $0.send(bounce, 1)
    },
    AmazonSESRows("F to D") {
      $0.send(signed, on: stride(from: 0, to: 15, by: 2))
      $0.send(whole, on: stride(from: 1, to: 15, by: 2))
      $0.send(whole, on: 15..<30)
    },
    AmazonSESRows("D, whose DKIM was lost for a week") {
      $0.send(whole, on: 0..<14)
      $0.send(unsigned, on: 14..<22)
      $0.send(whole, on: 22..<30)
      $0.send(bounce, 1)
    },
  ]
}
