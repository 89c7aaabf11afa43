"""What the outlet says around an article is told from what the article says."""

import pytest

from quotes.articles.blocks import lay_out
from quotes.model import BlockKind

BODY = (
    "The ministers of Ruritania and Graustark met in Strelsau on Thursday and agreed to open the border.",
    "“We have waited for ten years,” said Ada Rassendyll, the minister. “We need your support.”",
)
APPEAL = (
    "Your contribution keeps our journalism independent. Please support us from just $3 a month.",
    'We, the journalists of The Gazette, are called "unreliable" by a court. Help us to go on with our work.',
)


def boilerplate(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [
        text[block.span.start : block.span.end]
        for block in lay_out(text).blocks
        if block.kind is BlockKind.BOILERPLATE
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our free weekly newsletter",
        "Subscribe to our newsletter.",
        "Read more",
        "Read Entire Article",
        "Read the full story here",
        "Continue reading",
        "Follow us on Facebook",
        "Share this article",
        "Donate now",
        "Dear readers,",
        "A message from The Gazette:",
        "© 2025 The Gazette",
        "Copyright 2025 The Gazette",
        "The Gazette 2025. All rights reserved.",
        "Related articles",
        "More from The Gazette",
        "Advertisement",
        "By clicking Subscribe you agree to our Privacy Policy.",
        "We use cookies to make this site better.",
        "Become a member",
        "Never miss a story",
        "Leave a comment",
        "Support us",
        "Read more: Minister says no",
        "Tags",
        "Follow The Gazette on Facebook",
        "More on this story",
    ],
)
def test_a_line_that_can_be_nothing_else_is_boilerplate_after_and_amid_the_body(line: str) -> None:
    assert boilerplate(*BODY, line) == [line]
    assert boilerplate("The border opens", BODY[0], line, *BODY) == [line]


def test_an_appeal_at_the_end_goes_with_all_that_follows() -> None:
    tail = ("A message from The Gazette:", *APPEAL, "Once", "Monthly", "Remind me later.", "Read more")
    assert boilerplate("The border opens", *BODY, *tail) == list(tail)


def test_an_appeal_needs_no_line_to_announce_it() -> None:
    assert boilerplate(*BODY, *APPEAL) == list(APPEAL)


def test_headlines_of_other_articles_go_with_the_line_above_them() -> None:
    tail = (
        "Related stories",
        "Graustark elects a president",
        "Snow closes the Strelsau pass",
        "World | Europe | |",
    )
    assert boilerplate(*BODY, *tail) == list(tail)


def test_a_banner_and_buttons_above_the_title_are_boilerplate() -> None:
    assert boilerplate("Support The Gazette!", "Share", "Ruritania to open its border", *BODY) == [
        "Support The Gazette!",
        "Share",
    ]


def test_a_title_that_asks_for_support_is_a_title() -> None:
    text = "\n\n".join(("Support the border!", *BODY))
    assert lay_out(text).facts.title == "Support the border!"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We need your support,” the president told the crowd. “Donate today, subscribe to our cause.”",
        "“Sign up now, and follow us,” he said.",
        "He urged the voters to subscribe to the newspaper and its newsletter.",
        "The company changed its privacy policy and its cookie rules in May.",
        "The charity receives an annual donation from the subscribers of three newspapers.",
        "Copyright law was at the centre of the talks.",
        "The two sides agreed to share this burden.",
        "Read together, the two letters leave no doubt.",
        "We saw smoke over the bridge. Our driver turned back.",
        "More than ten thousand people marched.",
        "Support for the deal fell to a third.",
        "“Dear readers, we need your support and every contribution,” the editor wrote.",
        "“Our work is in danger. Please support us, and contribute to our newsletter.",
    ],
)
def test_a_paragraph_of_the_body_with_a_cue_in_it_stays_even_at_the_end(paragraph: str) -> None:
    assert boilerplate(*BODY, paragraph) == []
    assert boilerplate(*BODY, paragraph, "Read more") == ["Read more"]


def test_what_follows_a_line_amid_the_body_stays() -> None:
    assert boilerplate(*BODY, "Advertisement", *BODY) == ["Advertisement"]
    speech = (
        "We will open the border.",
        "We will open our hearts.",
        "We shall not wait.",
        "Who will stop us?",
    )
    assert boilerplate(*BODY, "Advertisement", *speech) == ["Advertisement"]
    facts = (
        "The pass is closed.",
        "The bridge is not.",
        "Snow fell for nine days in the east of the country.",
    )
    assert boilerplate(*BODY, "Read more", *facts) == ["Read more"]


def test_nothing_before_a_report_of_speech_is_the_tail() -> None:
    assert boilerplate(*BODY, *APPEAL, BODY[1]) == []


def test_an_article_about_newsletters_is_not_boilerplate() -> None:
    story = (
        "The Gazette has lost half of the subscribers of its newsletter since it asked for monthly payment.",
        "“We need your support,” the editor wrote to readers. “Every contribution makes a difference.”",
        "Subscriptions to newsletters fell everywhere in the country last year, according to the union.",
    )
    assert boilerplate("Newsletters lose readers", *story) == []
