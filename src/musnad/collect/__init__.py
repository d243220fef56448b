"""From sources to the ledger: adding, watching, reading again."""
