"""Renderings of one remark come together, others stay apart."""

import pytest

from quotes.grouping import group_renderings
from quotes.model import Relation
from tests.grouping.helpers import Press

RIVALS = [
    (
        "And, of course, we want the union to be by our side on this path,",
        "Of course, it is important for us that the union remains at our side,",
    ),
    (
        "We need friends, we need partners,",
        "The country needs friends and partners on its path to stability,",
        "friends and partners on its path forward,",
    ),
    (
        "It is clear many agreements and contracts were concluded in completely different circumstances,",
        "It is important to review agreements and contracts concluded under different conditions.",
        "agreements and contracts signed under different political circumstances.",
    ),
    ("serving the needs of the people.", "serve the interests of the people."),
    (
        "does not depend on political circumstances or changes of government.",
        "doesn't depend on the political situation or changes in government.",
    ),
]


@pytest.mark.parametrize("rivals", RIVALS, ids=lambda rivals: rivals[0][:24])
def test_rival_translations_of_one_speaker_are_one_remark(rivals: tuple[str, ...]) -> None:
    press = Press()
    keys = [press.prints(f"{n}.txt", text) for n, text in enumerate(rivals)]
    assert press.together(*keys)


def test_what_one_speaker_said_on_nearby_matters_stays_apart() -> None:
    press = Press()
    remarks = [{press.prints(f"{n}.txt", text) for n, text in enumerate(rivals)} for rivals in RIVALS]
    other = press.prints("9.txt", "That is why we have agreed to review all the agreements in place")
    found = {frozenset(remark.renderings) for remark in press.group()[1]}
    own = {frozenset(k for k in keys if ".p" not in k) for keys in found}
    assert own == {frozenset(keys) for keys in remarks} | {frozenset({other})}


def test_different_known_speakers_never_merge() -> None:
    press = Press()
    a = press.prints("a.txt", "The bridge will be rebuilt before winter comes.", "one")
    b = press.prints("b.txt", "The bridge will be rebuilt before winter comes.", "two")
    press.prints("c.txt", "The bridge will be rebuilt before winter comes.", None)
    assert not press.together(a, b)


def test_an_unknown_speaker_joins_only_on_more_of_the_words() -> None:
    press = Press()
    a = press.prints("a.txt", "Our farmers will receive seed and diesel before April.")
    near = press.prints("b.txt", "Before April our farmers will receive seed and diesel.", None)
    far = press.prints("c.txt", "Farmers in the valley lost diesel, sheep and barns in the flood.", None)
    assert press.together(a, near)
    assert press.alone(far)


def test_every_rendering_is_in_exactly_one_remark() -> None:
    press = Press()
    for n, text in enumerate(text for rivals in RIVALS for text in rivals):
        press.prints(f"{n}.txt", text)
    renderings, remarks = press.group()
    assert sorted(r.key for r in renderings) == sorted(key for remark in remarks for key in remark.renderings)
    for remark in remarks:
        assert sorted(link.b for link in remark.links) == sorted(remark.renderings[1:])
        assert all(link.a == remark.canonical == remark.renderings[0] for link in remark.links)
        assert sorted(k for wording in remark.wordings for k in wording) == sorted(remark.renderings)


FRAMES = [
    ("It is too early to say who will lead the coalition.", "It is too early to say what made the bus skid."),
    ("The minister visited a farm last week.", "The dog buried a bone last week."),
    ("This is a great day for science and for our patients.", "This is a great day for our city's swimmers."),
]


@pytest.mark.parametrize("article", ["a.txt", "b.txt"])
@pytest.mark.parametrize(("one", "other"), FRAMES, ids=lambda text: text[:16])
def test_two_things_said_in_one_frame_stay_apart(one: str, other: str, article: str) -> None:
    press = Press()
    assert not press.together(press.prints("a.txt", one), press.prints(article, other))


def test_a_member_of_two_minds_does_not_chain_two_remarks() -> None:
    press = Press()
    a = press.prints("a.txt", "The harbour must be dredged and the old cranes replaced.")
    press.prints("b.txt", "The harbour must be dredged, and teachers must be paid on time.")
    c = press.prints("c.txt", "Teachers must be paid on time and schools must be heated.")
    assert not press.together(a, c)


def test_two_sentences_of_one_article_come_together_over_the_one_that_holds_both() -> None:
    press = Press()
    first = press.prints("a.txt", "This is a period filled with challenges and threats.")
    second = press.prints("a.txt", "But it's also an opportunity to build a strong Ruritania.")
    assert not press.together(first, second)
    both = press.prints(
        "b.txt",
        "The current period is full of challenges and threats, "
        "but it is also an opportunity to build a strong Ruritania.",
    )
    assert press.together(first, second, both)


def test_two_sentences_of_one_article_on_one_matter_stay_apart() -> None:
    press = Press()
    a = press.prints("a.txt", "The new treaty protects fishermen on both coasts.")
    b = press.prints("a.txt", "Fishermen must carry beacons under the treaty, day and night.")
    assert not press.together(a, b)


def test_the_halves_of_a_sentence_that_the_cue_splits_are_one_remark() -> None:
    press = Press()
    a = press.prints("a.txt", "From today,", cue=" the minister told reporters, ")
    b = press.prints("a.txt", "we have a timetable where we used to have mistrust.")
    c = press.prints("b.txt", "Since today there has been a timetable in place of mistrust.")
    assert press.together(a, b, c)


def test_two_sentences_with_a_cue_between_are_not_halves() -> None:
    press = Press()
    a = press.prints("a.txt", "The orchard froze in April,")
    b = press.prints("a.txt", "Nobody has counted the bees.")
    assert press.alone(a)
    assert press.alone(b)


CUT_AND_CHANGED = [
    ("Nearly 3,000 seats on the ferry are taken", "Nearly 5,000 seats on the ferry are taken"),
    ("About 40 percent of the wells are dry", "About 14 percent of the wells are dry"),
    ("Some 12 of the lighthouse lamps are broken", "Some 20 of the lighthouse lamps are broken"),
]


@pytest.mark.parametrize(("said", "cut"), CUT_AND_CHANGED, ids=lambda text: text[:12])
def test_a_number_that_is_changed_in_what_is_cut_from_a_text_is_a_change_of_it(said: str, cut: str) -> None:
    press = Press()
    whole = press.prints("a.txt", f"{said} because we could not raise the money in time.")
    short = press.prints("b.txt", f"{cut},", whole=True)
    assert press.together(whole, short)
    [remark] = press.group()[1]
    [link] = [link for link in remark.links if {link.a, link.b} == {whole, short}]
    assert link.relation is Relation.ALTERED


@pytest.mark.parametrize(("said", "cut"), CUT_AND_CHANGED, ids=lambda text: text[:12])
def test_a_number_that_both_have_does_not_make_one_text_of_two(said: str, cut: str) -> None:
    press = Press()
    whole = press.prints("a.txt", f"{said} because we could not raise the money in time.")
    number = said.split()[1]
    other = press.prints("b.txt", f"We asked {number} farmers whether they would sell.")
    assert not press.together(whole, other)


def test_a_fragment_hangs_on_the_remark_that_holds_its_words() -> None:
    press = Press()
    a = press.prints("a.txt", "And, of course, we want the union to be by our side on this path,")
    press.meet("a.txt", "c.txt")
    fragment = press.prints("c.txt", "by our side")
    assert press.together(a, fragment)
    assert press.link(a, fragment).relation is Relation.TRUNCATED


def test_a_few_words_in_an_article_of_another_occasion_hang_only_if_they_are_many_and_the_same() -> None:
    press = Press()
    a = press.prints("a.txt", "And, of course, we want the union to be by our side on this path,")
    assert press.alone(press.prints("c.txt", "our side"))
    assert press.together(a, press.prints("d.txt", "by our side on this path"))


def test_a_fragment_that_two_remarks_hold_stays_alone() -> None:
    press = Press()
    press.prints("a.txt", "We opened a new page with our neighbours in the north.")
    press.prints("b.txt", "The coach asked the team to begin a new page after the defeat.")
    assert press.alone(press.prints("c.txt", "a new page"))


def test_a_fragment_may_leave_out_words_and_count_both_as_two() -> None:
    press = Press()
    a = press.prints("a.txt", "No mast on the upper meadow will go up without both signatures,")
    b = press.prints("b.txt", "The lighthouse is to be a lamp for all of us and not a fence between us.")
    press.meet("a.txt", "b.txt", "d.txt")
    assert press.together(a, press.prints("d.txt", "without two signatures", whole=False))
    assert press.together(b, press.prints("d.txt", "a lamp, not a fence", whole=False))


def test_a_fragment_of_nobody_known_hangs_where_the_articles_share_another_remark() -> None:
    press = Press()
    a = press.prints("a.txt", "The lighthouse is to be a lamp for us, not a fence.")
    press.meet("a.txt", "c.txt")
    fragment = press.prints("c.txt", "a lamp, not a fence", None, whole=False)
    assert press.together(a, fragment)
    assert press.alone(press.prints("c.txt", "a fence", None, whole=False))


def test_a_fragment_of_nobody_known_in_any_article_hangs_word_for_word_or_not_at_all() -> None:
    press = Press()
    a = press.prints("a.txt", "The lighthouse is to be a lamp for us, not a fence.")
    assert press.alone(press.prints("c.txt", "a lamp, not a fence", None, whole=False))
    assert press.together(a, press.prints("d.txt", "a lamp for us, not a fence", None, whole=False))


@pytest.mark.parametrize("speaker", ["someone else", None])
def test_a_fragment_does_not_hang_on_the_words_of_another(speaker: str | None) -> None:
    press = Press()
    press.prints("a.txt", "And, of course, we want the union to be by our side on this path,")
    assert press.alone(press.prints("c.txt", "by our side", speaker))


def test_fragments_of_two_known_speakers_do_not_hang_on_one_remark_of_nobody_known() -> None:
    press = Press()
    press.prints("a.txt", "We will send five hundred soldiers to stand by the northern pass.", None)
    ann = press.prints("b.txt", "by the northern pass", "ann")
    bob = press.prints("c.txt", "by the northern pass", "bob")
    assert not press.together(ann, bob)


def test_a_fragment_does_not_hang_on_a_remark_of_another_by_way_of_nobody_known() -> None:
    press = Press()
    press.prints("a.txt", "We will send five hundred soldiers to stand by the northern pass.", None)
    ann = press.prints("b.txt", "We shall send five hundred soldiers to stand by the northern pass.", "ann")
    bob = press.prints("c.txt", "by the northern pass", "bob")
    assert not press.together(ann, bob)


def test_a_fragment_of_one_word_stays_alone_unless_it_is_printed_again_of_one_occasion() -> None:
    press = Press()
    press.prints("a.txt", "We will review the fishing quotas before the spring.")
    one, again = (press.prints(f"{name}.txt", "review", whole=False) for name in "bc")
    assert press.alone(one)
    assert press.alone(again)
    press.meet("a.txt", "b.txt", "c.txt")
    assert press.together(one, again)


def test_a_changed_number_is_the_same_remark_and_is_said() -> None:
    press = Press()
    a = press.prints("a.txt", "We will send 500 soldiers to guard the northern pass.")
    b = press.prints("b.txt", "We will send 5,000 soldiers to guard the northern pass.")
    c = press.prints("c.txt", "We will send five hundred soldiers to guard the northern pass.")
    assert press.together(a, b, c)
    assert "number differs: 500 / 5,000" in press.link(a, b).reasons
    assert not any("number" in reason for reason in press.link(a, c).reasons)


def test_a_lost_negation_is_the_same_remark_and_is_said() -> None:
    press = Press()
    a = press.prints("a.txt", "We will not close the border with Ruritania this year.")
    b = press.prints("b.txt", "We will close the border with Ruritania this year.")
    c = press.prints("c.txt", "We won't close the border with Ruritania this year.")
    assert press.together(a, b, c)
    assert "negation differs: not / –" in press.link(a, b).reasons
    assert not press.link(a, c).changes


def test_a_changed_name_is_said() -> None:
    press = Press()
    a = press.prints("a.txt", "We will never close the long border with Ruritania this year.")
    b = press.prints("b.txt", "We will never close the long border with Sylvania this year.")
    assert "name differs: Ruritania / Sylvania" in press.link(a, b).reasons


def test_links_say_what_is_shared() -> None:
    press = Press()
    a = press.prints("a.txt", "The governor will reopen the flooded harbour in March.")
    b = press.prints("b.txt", "In March the governor will open the flooded harbour again.")
    reasons = press.link(a, b).reasons
    assert "shares 'march', 'governor', 'flooded', 'harbour' of 6 telling words" in reasons
    assert "same speaker" in reasons


def test_what_means_the_same_in_other_words_joins_where_vectors_are_given() -> None:
    press = Press()
    press.prints("a.txt", "The physician purchased an automobile.")
    press.prints("b.txt", "The doctor bought a car.")
    _, blind = group_renderings(press.renderings, press.articles)
    _, seeing = press.group()
    assert len(blind) == 2
    assert len(seeing) == 1


def test_nothing_in_nothing_out() -> None:
    assert group_renderings([], {}) == ((), ())


def test_a_rendering_without_words_is_a_remark_too() -> None:
    press = Press()
    a, b = press.prints("a.txt", "…", whole=False), press.prints("b.txt", "?!", whole=False)
    assert press.alone(a)
    assert press.alone(b)
