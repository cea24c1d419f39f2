import Testing

@testable import PolicyAdvisor

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_045, "12,045"), (100_007, "100,007"),
    (1_000_000, "1,000,000"), (1_002_030, "1,002,030"), (-1, "-1"), (-1_234, "-1,234"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `thousands are set apart by commas`(number: Int, text: String) {
    #expect(NumberText.count(number) == text)
  }
}
