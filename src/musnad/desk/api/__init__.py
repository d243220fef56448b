"""The same answers for programs, under `/api`."""

from musnad.desk.api.claims import claims

ANSWERS = [claims]
