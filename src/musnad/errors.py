"""What Musnad says when it cannot go on."""


class MusnadError(Exception):
    """Something the user gave that cannot be used.

    `source` names the input (a file, a URL, a record, an option), `cause` says what is wrong
    with it in words a user can act on.
    """

    def __init__(self, source: str, cause: str) -> None:
        """Keep both halves for whoever reports them."""
        super().__init__(f"{source}: {cause}")
        self.source = source
        self.cause = cause
