/// The step that keeps what tells that a file has not changed.
extension Schema {
  static let stamps = """
    -- Of the file at its path when it was read; NULL when nobody looked or it was being changed.
    ALTER TABLE intake_file ADD COLUMN stamp INTEGER;
    """
}
