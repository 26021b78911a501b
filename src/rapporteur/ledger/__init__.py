"""The append-only ledger: schema, append, as-of reading, verification, migrations."""
