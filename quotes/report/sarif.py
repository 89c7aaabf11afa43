"""Findings in the format that other tools read: SARIF 2.1.0 (OASIS Standard, with errata 01)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quotes.model import Article, Audit, Finding, Place, Problem
from quotes.report.escape import json_safe, one_line
from quotes.report.places import LINE_ENDS, STDIN, inside, locator, uri
from quotes.report.rules import Rule, explanation
from quotes.report.words import place as publication

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
"""What relative addresses of files start from: the working directory, wherever the log is read."""

FINGERPRINT = "quotesFinding/v1"
"""The name of a finding's identifier among the fingerprints of a result."""

_Record = dict[str, Any]
_IGNORED: _Record = {"kind": "external", "status": "accepted"}
"""What a person decided to ignore: a result all the same (section 3.27.23)."""

_LINK = re.compile(r"\](?=\()")


def sarif_report(audit: Audit, rules: Sequence[Rule], folder: Path, exit_code: int = 0) -> str:
    """Return the findings of an audit as a SARIF log, with the pages of the rules as help.

    ``folder`` (absolute) is the working directory: files in it are named from there.  ``exit_code`` is the
    one with which the program ends.  Regions are in lines and columns from 1 and in offsets from 0, all of
    them in Unicode characters of the decoded file.  The same audit gives the same log: it holds no date.
    """
    writer = _Writer(audit, rules, folder)
    log = {"version": "2.1.0", "$schema": SCHEMA, "runs": [writer.run(exit_code)]}
    return json_safe(json.dumps(log, ensure_ascii=False, indent=1) + "\n")


class _Writer:
    def __init__(self, audit: Audit, rules: Sequence[Rule], folder: Path) -> None:
        self.audit = audit
        self.rules = {rule.code: rule for rule in rules}
        self.folder = folder
        self.locate = locator(audit.articles)
        self.numbers = {article.key: number for number, article in enumerate(audit.articles)}

    def run(self, exit_code: int) -> _Record:
        made_by = dict(self.audit.made_by)
        version = {"version": made_by["quotes"]} if "quotes" in made_by else {}
        driver = {
            "name": "quotes",
            **version,
            "rules": [_rule(rule) for rule in self.rules.values()],
            "properties": {"madeBy": made_by},
        }
        return {
            "tool": {"driver": driver},
            "invocations": [self.invocation(exit_code)],
            "artifacts": [self.artifact(article) for article in self.audit.articles],
            "results": [
                *(self.result(finding) for finding in self.audit.findings),
                *(self.result(finding, _IGNORED) for finding in self.audit.ignored),
            ],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": list(LINE_ENDS),
        }

    def invocation(self, exit_code: int) -> _Record:
        problems = self.audit.problems
        return {
            "executionSuccessful": not any(problem.fatal for problem in problems),
            "exitCode": exit_code,
            "toolExecutionNotifications": [self.notification(problem) for problem in problems],
        }

    def notification(self, problem: Problem) -> _Record:
        where = {"physicalLocation": {"artifactLocation": self.address(problem.path)}}
        return {
            "level": "error" if problem.fatal else "note",
            "message": _message(problem.message),
            "locations": [where],
        }

    def artifact(self, article: Article) -> _Record:
        roles = ["analysisTarget", *(["standardStream"] if article.path == STDIN else [])]
        record = {
            "location": self.address(article.file),
            "roles": roles,
            "hashes": {"sha-256": article.sha256},
        }
        # Of other encodings Python's names are not always those of IANA, which are asked for.
        return record | ({"encoding": "UTF-8"} if article.encoding == "utf-8" else {})

    def address(self, path: str) -> _Record:
        if path == STDIN:
            return {"description": {"text": "standard input"}}
        base = {"uriBaseId": BASE} if inside(path, self.folder) is not None else {}
        return {"uri": uri(path, self.folder)} | base

    def result(self, finding: Finding, *suppressions: _Record) -> _Record:
        first, *further = finding.places
        order = list(self.rules)
        at = {"ruleIndex": order.index(finding.code)} if finding.code in self.rules else {}
        others = [
            {"id": number}
            | self.location(place)
            | {"message": _message(publication(self.locate(place).article))}
            for number, place in enumerate(further, start=1)
        ]
        return {
            "ruleId": finding.code,
            **at,
            "level": str(finding.severity),
            "message": _message(finding.message),
            "locations": [self.location(first)],
            **({"relatedLocations": others} if others else {}),
            "partialFingerprints": {FINGERPRINT: finding.id},
            "suppressions": list(suppressions),
        }

    def location(self, place: Place) -> _Record:
        spot = self.locate(place)
        article = spot.article
        where = self.address(article.file) | {"index": self.numbers[article.key]}
        if (
            article.extracted is not None
        ):  # lines and columns of the text that was taken from it are not its own
            said = _message(article.text[place.span.start : place.span.end])
            return {"physicalLocation": {"artifactLocation": where}, "message": said}
        region = {
            "startLine": spot.start.line,
            "startColumn": spot.start.column,
            "endLine": spot.end.line,
            "endColumn": spot.end.column,
            "charOffset": spot.offset,
            "charLength": place.span.end - place.span.start,
            "snippet": {"text": article.text[place.span.start : place.span.end]},
        }
        return {"physicalLocation": {"artifactLocation": where, "region": region}}


def _rule(rule: Rule) -> _Record:
    page = explanation([rule])
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.summary),
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _message(text: str) -> _Record:
    """Return a text as a plain message, with nothing in it that a viewer would act on.

    Braces would be placeholders (section 3.11.5), and "[words](address)" a link (section 3.11.6): a space
    between the two halves makes it none.
    """
    plain = one_line(text).replace("{", "{{").replace("}", "}}")
    return {"text": _LINK.sub("] ", plain)}
