"""The workbench: the ledger in a browser, for one person or a team, and the same answers as JSON."""
