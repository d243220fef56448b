"""The same answers for programs, under `/api`."""

from musnad.desk.api.claims import claims
from musnad.desk.api.reviews import said, say

ANSWERS = [claims, said, say]
