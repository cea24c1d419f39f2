import Configuration
import Testing

@Suite struct SettingsLocationTests {
  private static let home = ["HOME": "/home/me"]

  @Test func `a path that is given comes first`() {
    let environment = ["DMARC_CONFIG": "/b.yml", "XDG_CONFIG_HOME": "/x", "HOME": "/home/me"]
    let location = SettingsLocation(path: "/a.yml", environment: environment)
    #expect(location?.path == "/a.yml")
    #expect(location?.isNamed == true)
  }

  @Test(arguments: [
    (["DMARC_CONFIG": "/b.yml", "XDG_CONFIG_HOME": "/x"], "/b.yml", true),
    (["DMARC_CONFIG": "", "XDG_CONFIG_HOME": "/x"], "/x/dmarc/dmarc.yml", false),
    (["XDG_CONFIG_HOME": ""], "/home/me/.config/dmarc/dmarc.yml", false),
    ([:], "/home/me/.config/dmarc/dmarc.yml", false),
  ])
  func `then come the variables, of which an empty one is none`(
    variables: [String: String], path: String, isNamed: Bool
  ) {
    let environment = Self.home.merging(variables) { $1 }
    let location = SettingsLocation(path: nil, environment: environment)
    #expect(location?.path == path)
    #expect(location?.isNamed == isNamed)
  }

  @Test func `without a home there is no file`() {
    #expect(SettingsLocation(path: nil, environment: [:]) == nil)
  }
}
