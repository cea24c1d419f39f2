import Foundation

/// The clock, read at the edge only: everything else takes the time as an argument.
enum CurrentTime {
  static var epochSeconds: Int64 { Int64(Date().timeIntervalSince1970) }
}
