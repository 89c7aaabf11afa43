"""Articles that print one report are one source of the quotations they have from it, and of no others."""

import random

from quotes.model import Remark, Sources
from quotes.provenance import find_copies, find_sources

from .press import Press

STORM = "Rain drummed on the tin roof while the two delegations argued about the price of salt."
FERRY = "Ann Bell muttered while she stepped off the night ferry and looked for her lost umbrella."
SIGNED = f"{STORM} “We stay until June,” {FERRY}"


def sources(press: Press, *remarks: Remark) -> list[Sources]:
    copies = find_copies(press.articles, press.quotations, press.renderings, press.chains)
    return list(find_sources(remarks, press.renderings, press.articles, copies))


def test_the_same_sentence_before_a_quotation_makes_one_source() -> None:
    press = Press()
    [a] = press.prints(
        "a.txt", f"{STORM} “We stay until June,” Ann Bell said.", outlet="Ash", date="2030-02-02"
    )
    [b] = press.prints(
        "b.txt", f"{STORM} “We stay until June,” the envoy said.", outlet="Elm", date="2030-02-01"
    )
    [c] = press.prints("c.txt", "“We stay until June,” Ann Bell said.", outlet="Oak", date="2030-02-03")
    [found] = sources(press, press.remark(a, b, c))
    assert found.independent == (("b.txt", "a.txt"), ("c.txt",))
    [reason] = found.reasons
    assert reason.startswith("Elm and Ash print the same report: “Rain drummed on the tin roof")


def test_the_same_words_of_attribution_make_one_source() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"“We stay until June,” {FERRY}", outlet="Ash")
    [b] = press.prints("b.txt", f"It was late. “We stay until June,” {FERRY}", outlet="Elm")
    assert sources(press, press.remark(a, b))[0].independent == (("a.txt", "b.txt"),)


def test_the_quoted_words_alone_make_none() -> None:
    press = Press()
    long = "“We stay until June, and then we shall see whether anyone at all still wants us here,”"
    [a] = press.prints("a.txt", f"{long} Ann Bell said.", outlet="Ash")
    [b] = press.prints("b.txt", f"{long} Ann Bell said.", outlet="Elm")
    [found] = sources(press, press.remark(a, b))
    assert found.independent == (("a.txt",), ("b.txt",))
    assert found.reasons == ()


def test_formulas_of_attribution_make_none() -> None:
    press = Press()
    told = "Norvale's Foreign Minister Ann Bell told reporters at a news conference in Velmar on Thursday."
    [a] = press.prints("a.txt", f"“We stay until June,” {told}", outlet="Ash")
    [b] = press.prints("b.txt", f"“We stay until June,” {told}", outlet="Elm")
    assert len(sources(press, press.remark(a, b))[0].independent) == 2


def test_only_the_quotations_that_were_copied_count() -> None:
    press = Press()
    own = "\n\n".join(["Nobody slept in the old town that night, and the bakers sold out."] * 6)
    a, a2 = press.prints("a.txt", f"{SIGNED}\n\n{own}\n\n“The salt is dear,” Ann Bell told us.", outlet="Ash")
    b, b2 = press.prints("b.txt", f"“The salt is dear,” Ann Bell said.\n\n{SIGNED}", outlet="Elm")[::-1]
    copied, not_copied = sources(press, press.remark(a, b), press.remark(a2, b2))
    assert len(copied.independent) == 1
    assert len(not_copied.independent) == 2


def test_what_follows_a_copied_quotation_in_the_same_words_is_copied_too() -> None:
    ours = "Ann Bell said, and rubbed her cold hands over the little stove again."
    theirs = "she then told the envoys, who nodded and wrote down nothing at all."
    days = [f"“Salt number {number} is dear,”" for number in range(8)]
    press = Press()
    first = press.prints("a.txt", "\n\n".join([SIGNED, *(f"{day} {ours}" for day in days)]), outlet="Ash")
    second = press.prints("b.txt", "\n\n".join([SIGNED, *(f"{day} {theirs}" for day in days)]), outlet="Elm")
    [found] = sources(press, press.remark(first[-1], second[-1]))
    assert found.reasons == ("Ash and Elm print the same words next to a quotation that they copy",)
    alone = Press()
    [a] = alone.prints("a.txt", f"{days[-1]} {ours}", outlet="Ash")
    [b] = alone.prints("b.txt", f"{days[-1]} {theirs}", outlet="Elm")
    assert len(sources(alone, alone.remark(a, b))[0].independent) == 2


def test_what_an_outlet_prints_beside_everything_is_no_evidence() -> None:
    foot = "Our reporters walk the harbour every single morning to bring you fresh stories about fish."
    press = Press()
    [a] = press.prints("a.txt", f"“We stay until June,” Ann Bell said. {foot}", outlet="Ash")
    press.prints("a2.txt", f"“Snow fell on nine mountains,” Bo Lund said. {foot}", outlet="Ash")
    [b] = press.prints("b.txt", f"“We stay until June,” Ann Bell said. {foot}", outlet="Elm")
    assert len(sources(press, press.remark(a, b))[0].independent) == 2


def test_two_articles_of_one_outlet_are_one_source() -> None:
    press = Press()
    [a] = press.prints("a.txt", "“We stay until June,” Ann Bell said.", outlet="The Ash")
    [b] = press.prints("b.txt", "“We will stay,” Ann Bell said.", outlet="The Ash")
    [found] = sources(press, press.remark(a, b))
    assert found.independent == (("a.txt", "b.txt"),)
    assert found.reasons == ("2 articles are of The Ash",)


def test_a_dateline_that_credits_an_agency_makes_all_of_the_article_its_own() -> None:
    press = Press()
    [a] = press.prints("a.txt", "VELMAR (Reuters) — “We stay until June,” Ann Bell said.", outlet="Ash")
    [b] = press.prints("b.txt", "“We will stay to June,” Ann Bell said.", outlet="Elm", author="Reuters")
    [c] = press.prints("c.txt", "“We stay until June,” Ann Bell said.", outlet="Oak", author="Bo Lund")
    [found] = sources(press, press.remark(a, b, c))
    assert found.independent == (("a.txt", "b.txt"), ("c.txt",))
    assert found.reasons == ("Ash and Elm have it from Reuters",)


def test_an_agency_is_known_by_its_initials() -> None:
    press = Press()
    [a] = press.prints("a.txt", "VELMAR (AP) — “We stay,” Ann Bell said.", outlet="Ash")
    [b] = press.prints("b.txt", "“We stay,” Ann Bell said.", outlet="The Associated Press")
    assert len(sources(press, press.remark(a, b))[0].independent) == 1


def test_outlets_that_quote_one_agency_have_it_from_there() -> None:
    press = Press()
    [a] = press.prints("a.txt", "“We stay,” Ann Bell told Interfax.", outlet="Ash")
    [b] = press.prints("b.txt", "“We will stay,” Ann Bell said in remarks carried by Interfax.", outlet="Elm")
    [c] = press.prints("c.txt", "“We stay,” Ann Bell told state media.", outlet="Oak")
    [d] = press.prints("d.txt", "“We stay,” Ann Bell told state media.", outlet="Yew")
    [found] = sources(press, press.remark(a, b, c, d))
    assert found.independent == (("a.txt", "b.txt"), ("c.txt",), ("d.txt",))


def test_a_part_from_an_agency_counts_where_its_words_are_printed() -> None:
    press = Press()
    said = "“We stay until the end of June,” Ann Bell said."
    a, a2 = press.prints(
        "a.txt", f"{said}\n\n“It is dear,” Bo Lund said.\n\nWith files from Reuters.", outlet="Ash"
    )
    b, b2 = press.prints("b.txt", f"{said}\n\n“The salt costs too much,” Bo Lund said.", outlet="Reuters")
    [c] = press.prints("c.txt", said, outlet="Oak")
    first, second = sources(press, press.remark(a, b, c), press.remark(a2, b2))
    assert first.independent == (("a.txt", "b.txt"), ("c.txt",))
    assert first.reasons == ("Ash and Reuters print the same words and have material from Reuters",)
    assert len(second.independent) == 2


def test_an_agency_in_the_sentences_of_an_article_is_no_credit() -> None:
    press = Press()
    said = "“We stay until the end of June,” Ann Bell said. Bo Lund used to work with Reuters and Interfax."
    [a] = press.prints("a.txt", f"{said} He left.", outlet="Ash")
    [b] = press.prints("b.txt", f"{said} So it goes.", outlet="Reuters")
    assert len(sources(press, press.remark(a, b))[0].independent) == 2


def test_a_copy_counts_for_the_outlet_that_printed_it_first_or_for_its_agency() -> None:
    press = Press()
    [a] = press.prints("a.txt", SIGNED, outlet="Ash", date="2030-02-02")
    [b] = press.prints("b.txt", SIGNED, outlet="Elm", date="2030-02-01")
    copies = find_copies(press.articles, press.quotations, press.renderings, press.chains)
    assert copies.source == {a: "elm", b: "elm"}
    [c] = press.prints("c.txt", SIGNED, outlet="Oak", author="Interfax", date="2030-02-03")
    copies = find_copies(press.articles, press.quotations, press.renderings, press.chains)
    assert copies.source == {a: "interfax", b: "interfax", c: "interfax"}


def test_the_order_of_what_is_given_changes_nothing() -> None:
    press = Press()
    keys = []
    for number in range(12):
        text = f"{SIGNED}\n\n“The salt is dear,” she said." if number % 3 else SIGNED
        keys.append(press.prints(f"{number}.txt", text, outlet=f"Outlet {number % 5}"))
    remark = press.remark(*(found[0] for found in keys))
    expected = sources(press, remark)
    signs = find_copies(press.articles, press.quotations, press.renderings, press.chains).source
    for seed in range(3):
        shuffler = random.Random(seed)
        for things in (press.articles, press.quotations, press.renderings, press.chains):
            shuffler.shuffle(things)  # type: ignore[arg-type]  # lists of several kinds
        assert sources(press, remark) == expected
        assert find_copies(press.articles, press.quotations, press.renderings, press.chains).source == signs
