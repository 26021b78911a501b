"""MUC-4: from messages to templates of their incidents, in the official format that any MUC-4 scorer judges."""
