"""The examples in docs/output.md, one a format: ``python -m tests.docs.formats`` prints them.

They are of one rendering of the sample that the tests of the reports use.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

from quotes.identifiers import with_identifiers
from quotes.report import (
    audit_json,
    prov_json,
    renderings_csv,
    renderings_jsonl,
    schema_org,
    web_annotations,
)
from quotes.report.names import rendering_name
from tests.report.sample import FOUND

FOLDER = Path("/news")
AUDIT = with_identifiers(FOUND)
KEY = "c1.1"


def examples() -> dict[str, str]:
    """Return the example of each format, by its name."""
    rendering = next(r for r in AUDIT.renderings if r.key == KEY)
    name = rendering_name(rendering)
    line = next(line for line in renderings_jsonl(AUDIT) if json.loads(line)["key"] == KEY)
    record = next(r for r in json.loads(audit_json(AUDIT))["renderings"] if r["key"] == KEY)
    items = json.loads(web_annotations(AUDIT, FOLDER))["first"]["items"]
    annotation = next(item for item in items if item["id"].endswith(name))
    graph = json.loads(schema_org(AUDIT, FOLDER))["@graph"]
    quotation = next(thing for thing in graph if thing["@id"].endswith(f"#{name}"))
    rows = csv.reader(io.StringIO(renderings_csv(AUDIT), newline=""))
    cells = next(row for row in rows if row[-1] == rendering.id)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return {
        "json": _dump(record),
        "jsonl": _dump(json.loads(line)),
        "csv": out.getvalue().strip(),
        "annotation": _dump(annotation),
        "prov": _dump(_prov(name)),
        "schema-org": _dump(quotation),
    }


def _prov(name: str) -> dict[str, Any]:
    """Return what a document says of one rendering."""
    whole = json.loads(prov_json(AUDIT, FOLDER))
    about = ("prov:generatedEntity", "prov:entity")
    found: dict[str, Any] = {"entity": {f"quotes:{name}": whole["entity"][f"quotes:{name}"]}}
    for relation in ("wasGeneratedBy", "wasDerivedFrom"):
        kept = {
            k: v for k, v in whole[relation].items() if any(v.get(key) == f"quotes:{name}" for key in about)
        }
        found[relation] = kept
    activity = next(iter(found["wasGeneratedBy"].values()))["prov:activity"]
    return found | {"activity": {activity: whole["activity"][activity]}}


def _dump(value: object, before: str = "", width: int = 110) -> str:
    """Write JSON with as few lines as fit a page."""
    short = json.dumps(value, ensure_ascii=False)
    if len(before) + len(short) <= width or not isinstance(value, dict | list) or not value:
        return short
    deeper = f"{before}  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + _dump(each, deeper) for each in value) + f"\n{before}]"
    members = (f"{deeper}{json.dumps(name)}: {_dump(each, deeper)}" for name, each in value.items())
    return "{\n" + ",\n".join(members) + f"\n{before}}}"


if __name__ == "__main__":
    for form, example in examples().items():
        sys.stdout.write(f"<!-- {form} -->\n\n{indent(example, '    ')}\n\n")
