/// The step that keeps names of addresses.
extension Schema {
  static let addressNames = """
    -- What DNS called an address when dmarc resolve asked.
    CREATE TABLE address_name (
      -- 4 or 16 bytes.
      address BLOB PRIMARY KEY,
      -- NULL when it has none.
      name TEXT,
      -- Whether the name's own addresses have this one among them.
      is_confirmed INTEGER NOT NULL,
      -- Whether a server answered when it was asked last.
      is_answered INTEGER NOT NULL,
      checked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
