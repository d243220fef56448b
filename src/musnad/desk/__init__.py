"""The web workplace: pages and an API over a ledger, for people who read, check and correct.

`app.py` puts it together; `pages/` has one module for each page, `templates/` what they look
like, `api/` the same answers for programs, `words/` the interface in each language.
"""
