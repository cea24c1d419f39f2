import SenderCatalog
import Testing

@Suite struct LabelPatternTests {
  @Test(arguments: [
    ("resend", "resend", true), ("resend", "resend2", false), ("#pm", "20260101120000pm", true),
    ("#pm", "pm", false), ("#pm", "npm", false), ("#pm", "1xpm", false),
    ("scph#", "scph0426", true), ("scph#", "scph", false), ("scph#", "scphx", false),
    ("selector1-*-onmicrosoft-com", "selector1-example-onmicrosoft-com", true),
    ("selector1-*-onmicrosoft-com", "selector1-onmicrosoft-com", false),
    ("a*a", "a", false), ("a*a", "aa", false), ("a*a", "aba", true),
  ])
  func `a label fits its pattern`(pattern: String, label: String, fits: Bool) {
    #expect(LabelPattern(pattern).matches(label) == fits)
  }
}
