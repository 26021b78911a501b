"""What leaves the ledger: one file per format."""
