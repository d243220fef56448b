"""The same answers for programs, under `/api`."""

from musnad.desk.api.claims import claim, claims, sources
from musnad.desk.api.documents import document, documents
from musnad.desk.api.listening import events
from musnad.desk.api.me import me
from musnad.desk.api.reviews import said, say

ANSWERS = [claim, claims, document, documents, events, me, said, say, sources]
