"""Who may do what: roles, accounts, sessions, tokens, the audit log, and the guards in front of every route."""
