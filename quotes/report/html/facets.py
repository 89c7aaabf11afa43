"""What remarks and findings of the HTML report can be found by: speaker, outlet, finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.model import Finding, Remark, Severity
from quotes.report.findings import Findings, Row
from quotes.report.html.element import Html, element
from quotes.report.index import Index
from quotes.report.rules import Rule
from quotes.report.words import UNKNOWN_SPEAKER

_ANY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


@dataclass(frozen=True, slots=True)
class Facets:
    """The numbers by which speakers and outlets go in the page, by their names, and the codes of findings.

    The script looks for them in ``data-speaker``, ``data-outlet`` and ``data-finding``.
    """

    index: Index
    findings: Findings
    speakers: dict[str, int]
    outlets: dict[str, int]
    rules: dict[str, str]

    @classmethod
    def of(cls, index: Index, findings: Findings, rules: Iterable[Rule]) -> Facets:
        """Number speakers and outlets by name."""
        remarks = index.audit.remarks
        names = sorted({_speaker(index, remark) for remark in remarks}, key=_by_name)
        outlets = sorted({outlet for remark in remarks for outlet in index.outlets(remark)}, key=_by_name)
        return cls(
            index,
            findings,
            {name: number for number, name in enumerate(names)},
            {name: number for number, name in enumerate(outlets)},
            {rule.code: rule.name for rule in rules},
        )

    def of_remark(self, remark: Remark) -> dict[str, str]:
        """Return the attributes by which a remark is found."""
        return self._attributes([remark], (told.finding for told in self.findings.of_remark(remark)))

    def of_row(self, row: Row, remarks: Sequence[Remark]) -> dict[str, str]:
        """Return the attributes by which a row about some remarks is found; its outlets are its own too."""
        outlets = {self.index.articles[place.article].outlet_or_key for place in row.places}
        return self._attributes(remarks, row.findings, outlets)

    def _attributes(
        self, remarks: Sequence[Remark], findings: Iterable[Finding], outlets: Iterable[str] = ()
    ) -> dict[str, str]:
        names = {*outlets, *(outlet for remark in remarks for outlet in self.index.outlets(remark))}
        found = {tag for finding in findings for tag in (finding.code, str(finding.severity), "any")}
        return {
            "data_speaker": _words(self.speakers[_speaker(self.index, remark)] for remark in remarks),
            "data_outlet": _words(self.outlets[name] for name in names if name in self.outlets),
            "data_finding": _words(found),
        }

    def form(self) -> Html:
        """Return the form of the filter, which is there for the script, and hidden without it."""
        findings = self.index.audit.findings
        severities = [each for each in Severity if any(f.severity is each for f in findings)]
        codes = sorted({finding.code for finding in findings})
        kinds = [
            _option("any", "any finding"),
            *(_option(each, _ANY[each]) for each in severities),
            *(_option(code, f"{code} {self.rules.get(code, '')}".strip()) for code in codes),
        ]
        return element(
            "form",
            element("h2", "Filter", id="filter-title"),
            _field(
                "Words", element("input", type="search", name="words", id="filter-words", autocomplete="off")
            ),
            _select("Speaker", (_option(str(number), name) for name, number in self.speakers.items())),
            _select("Outlet", (_option(str(number), name) for name, number in self.outlets.items())),
            _select("Finding", kinds) if findings else None,
            element("p", element("output", id="filter-count", role="status")),
            element(
                "p",
                element("button", "Show all", type="reset"),
                " ",
                element("button", "Open every paragraph", type="button", id="open-all", aria_pressed="false"),
            ),
            element(
                "p",
                "In a remark, ",
                element("kbd", "j"),
                " and ",
                element("kbd", "k"),
                " go to the next and the one before.",
                class_="hint",
            ),
            id="filter",
            role="search",
            aria_labelledby="filter-title",
            hidden=True,
        )


def _speaker(index: Index, remark: Remark) -> str:
    speaker = index.speaker(remark.speaker)
    return speaker.name if speaker is not None else UNKNOWN_SPEAKER


def _by_name(name: str) -> tuple[bool, str, str]:
    return name == UNKNOWN_SPEAKER, name.casefold(), name


def _words(tags: Iterable[object]) -> str:
    return " ".join(sorted(map(str, tags)))


def _option(value: str, label: str) -> Html:
    return element("option", label, value=value)


def _select(label: str, options: Iterable[Html]) -> Html:
    name = label.lower()
    every = element("option", "all", value="")
    return _field(label, element("select", every, *options, name=name, id=f"filter-{name}"))


def _field(label: str, control: Html) -> Html:
    return element("p", element("label", label, for_=f"filter-{label.lower()}"), " ", control, class_="field")
