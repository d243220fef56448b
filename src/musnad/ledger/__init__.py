"""The ledger: every report, claim and correction kept with where it came from.

Records are only ever added: the database itself refuses to change or delete one, outside of a
purge. Tables whose names end in `_terms`, and `current`, are indexes made from the records.
"""
