"""The nouns of the domain: immutable records that import nothing else of Musnad."""

from musnad.model.claim import Claim, Happening, Moment, Place, Relation
from musnad.model.document import Document, Section, digest, document_of
from musnad.model.explanation import Explanation, Ground, PassedOver
from musnad.model.figure import Figure
from musnad.model.reading import Reader, Reading, spans_of
from musnad.model.report import Report, Retrieval
from musnad.model.source import Party, Source
from musnad.model.span import Evidence, Span, cut

__all__ = [
    "Claim",
    "Document",
    "Evidence",
    "Explanation",
    "Figure",
    "Ground",
    "Happening",
    "Moment",
    "Party",
    "PassedOver",
    "Place",
    "Reader",
    "Reading",
    "Relation",
    "Report",
    "Retrieval",
    "Section",
    "Source",
    "Span",
    "cut",
    "digest",
    "document_of",
    "spans_of",
]
