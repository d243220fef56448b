"""Arabic: its words (`words/`) and its grammar (the modules here); only this folder knows it."""
