"""The nouns of the project: plain frozen data that the stages take and give.

Every :class:`Span` counts characters (code points) of ``Article.text``, the file decoded once with its
line ends untouched: ``article.text[span.start:span.end]`` is exactly what is printed.
"""

from quotes.model.article import (
    Article,
    Block,
    BlockKind,
    Extraction,
    Input,
    InputState,
    Origin,
    Place,
    Problem,
    Span,
)
from quotes.model.audit import Audit, Decided, Event
from quotes.model.chain import Chain, Sources, Step, Undisclosed
from quotes.model.errors import InputError, ModelError, QuotesError
from quotes.model.finding import Checked, Finding, Outcome, Severity
from quotes.model.parse import Name, Parse, Sentence, Word
from quotes.model.quotation import Attribution, Band, Mode, Quotation, QuotationKind, Speaker
from quotes.model.remark import Change, Contested, Link, Operation, Relation, Remark, Rendering

__all__ = [
    "Article",
    "Attribution",
    "Audit",
    "Band",
    "Block",
    "BlockKind",
    "Chain",
    "Change",
    "Checked",
    "Contested",
    "Decided",
    "Event",
    "Extraction",
    "Finding",
    "Input",
    "InputError",
    "InputState",
    "Link",
    "Mode",
    "ModelError",
    "Name",
    "Operation",
    "Origin",
    "Outcome",
    "Parse",
    "Place",
    "Problem",
    "Quotation",
    "QuotationKind",
    "QuotesError",
    "Relation",
    "Remark",
    "Rendering",
    "Sentence",
    "Severity",
    "Sources",
    "Span",
    "Speaker",
    "Step",
    "Undisclosed",
    "Word",
]
