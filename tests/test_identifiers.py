"""What is known by the same identifier from run to run."""

from dataclasses import replace
from random import Random

from quotes.identifiers import with_identifiers
from quotes.model import Audit
from tests.ledger import made

SAIL, SHIPS, GO = "Boats will sail.", "Ships will sail.", "Go."
A = made.article("a.txt", SAIL, GO)
B = made.article("b.txt", SHIPS, day=2)


def known(audit: Audit) -> dict[str, dict[str, str]]:
    """Return the identifiers of an audit by what is printed, for each kind of thing."""
    texts = {rendering.key: f"{rendering.article}: {rendering.text}" for rendering in audit.renderings}
    return {
        "quotations": {f"{q.article} {q.content}": q.id for q in audit.quotations},
        "renderings": {texts[r.key]: r.id for r in audit.renderings},
        "remarks": {texts[key]: remark.id for remark in audit.remarks for key in remark.renderings},
    }


def test_everything_has_an_identifier_of_its_own() -> None:
    audit = made.audit([A, B], [[SAIL, SHIPS]])
    things = [*audit.quotations, *audit.renderings, *audit.remarks]
    assert all(len(thing.id) == 10 for thing in things)
    assert len({thing.id for thing in things}) == len(things)


def test_articles_that_come_later_change_no_identifier() -> None:
    before = known(made.audit([A, B], [[SAIL, SHIPS]]))
    later = made.article("c.txt", "All boats sail.", SAIL, "Stop.", day=3)
    after = known(made.audit([later, A, B], [[SAIL, SHIPS, "All boats sail."], [GO, "Stop."]]))
    for kind, ids in before.items():
        assert ids.items() <= after[kind].items()


def test_a_copy_of_the_same_day_changes_no_identifier() -> None:
    before = known(made.audit([A, B], [[SAIL, SHIPS]]))
    for name in ("0.txt", "z.txt"):
        after = known(made.audit([A, B, made.article(name, SAIL, GO)], [[SAIL, SHIPS], [GO]]))
        assert before["remarks"].items() <= after["remarks"].items()


def test_what_is_written_further_off_in_an_article_changes_no_identifier() -> None:
    long = made.article("a.txt", SAIL, "This is what stands between the one and the other.", GO)
    changed = made.article("a.txt", "More.", SAIL, "This is what stands between the one and the other.", GO)
    before, after = known(made.audit([long], [])), known(made.audit([changed], []))
    assert before["renderings"][f"a.txt: {GO}"] == after["renderings"][f"a.txt: {GO}"]
    assert before["remarks"][f"a.txt: {GO}"] == after["remarks"][f"a.txt: {GO}"]


def test_the_order_of_the_articles_changes_no_identifier() -> None:
    articles = [A, B, *(made.article(f"d/{n}.txt", GO, path=f"in/{n}/d.txt") for n in range(4))]
    before = known(made.audit(articles, []))
    Random(5).shuffle(articles)
    assert known(made.audit(articles, [])) == before


def test_two_articles_that_nothing_tells_apart_but_their_folder_are_numbered_by_it() -> None:
    one, other = (made.article(f"{n}/d.txt", GO, path=f"in/{n}/d.txt") for n in "12")
    alone, both = known(made.audit([one], [])), known(made.audit([one, other], []))
    assert both["renderings"]["1/d.txt: Go."] == alone["renderings"]["1/d.txt: Go."]
    assert len(set(both["renderings"].values())) == 2
    assert len(set(both["remarks"].values())) == 2


def test_a_remark_is_known_by_its_earliest_whole_statement() -> None:
    fragment = made.article("f.txt", "will sail", day=1)
    audit = made.audit([fragment, B], [["will sail", SHIPS]])
    cut = replace(audit, renderings=tuple(replace(r, whole=r.text == SHIPS) for r in audit.renderings))
    assert with_identifiers(cut).remarks[0].id == made.audit([B], []).remarks[0].id


def test_wordings_are_known_by_other_identifiers_than_remarks() -> None:
    audit = made.audit([A], [])
    apart = with_identifiers(audit, wordings=True)
    assert [q.id for q in apart.quotations] == [q.id for q in audit.quotations]
    assert not {r.id for r in apart.remarks} & {r.id for r in audit.remarks}
