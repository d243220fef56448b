"""The interface's words in languages other than English, one gettext catalogue each."""
