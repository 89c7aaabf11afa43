"""Addresses are fetched politely, once, and only when that was asked for: from a server of the test's own."""

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quotes.articles import fetch as module
from quotes.articles import read_inputs
from quotes.articles.archive import as_archived, split_archived
from quotes.model import Article, InputState

PAGE = (
    "<html><head><meta charset=utf-8></head><body><h1>The gate opens</h1><p>The ministers met, and "
    "agreed to open the gate before the winter. “At last,” said Mara Lind.</p></body></html>"
).encode()


class _Site:
    """A server on this machine: what it gives at each path, and what it was asked."""

    def __init__(self) -> None:
        self.given: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["User-Agent"]))
                status, headers, body = site.given.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Print nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def put(self, path: str, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.given[path] = (status, ({"Content-Type": kind} if kind else {}) | named, body)
        return self.address + path

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Site]:
    made = _Site()
    monkeypatch.setattr(module, "PAUSE", 0.0)
    monkeypatch.setattr(module, "_HOSTS", module._Hosts())
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield made
    made.close()


def fetched(address: str, cache: Path) -> Article:
    found = read_inputs([address], fetch=True, cache=cache)
    assert found.problems == ()
    return found.articles[0]


def refusal(address: str, cache: Path, *, fetch: bool = True) -> str:
    found = read_inputs([address], fetch=fetch, cache=cache)
    assert found.articles == ()
    assert [one.state for one in found.inputs] == [InputState.FAILED]
    return found.problems[0].message


def test_nothing_is_fetched_unless_that_is_asked_for(site: _Site, tmp_path: Path) -> None:
    address = site.put("/gate", PAGE)
    assert refusal(address, tmp_path, fetch=False) == "is an address, and nothing is fetched without --fetch"
    assert site.asked == []


def test_a_page_is_fetched_with_its_hash_and_its_time(site: _Site, tmp_path: Path) -> None:
    address = site.put("/gate", PAGE)
    article = fetched(address, tmp_path)
    assert "“At last,” said Mara Lind." in article.text
    assert (article.path, article.url, article.key) == (address, address, "gate")
    assert article.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert article.retrieved is not None
    assert article.retrieved.endswith("Z")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/gate"]
    assert {agent for _, agent in site.asked} == {module.user_agent()}
    assert module.user_agent().startswith("quotes-linter/")


def test_what_was_fetched_is_not_fetched_again(site: _Site, tmp_path: Path) -> None:
    address = site.put("/gate", PAGE)
    first = fetched(address, tmp_path)
    site.asked.clear()
    assert fetched(address, tmp_path) == first
    assert site.asked == []
    (told,) = tmp_path.glob("*.json")
    assert json.loads(told.read_text(encoding="utf-8"))["sha256"] == hashlib.sha256(PAGE).hexdigest()


def test_a_cache_that_was_changed_is_not_believed(site: _Site, tmp_path: Path) -> None:
    address = site.put("/gate", PAGE)
    fetched(address, tmp_path)
    (data,) = tmp_path.glob("*.data")
    data.write_bytes(b"other words")
    assert "At last" in fetched(address, tmp_path).text


def test_robots_txt_is_heeded(site: _Site, tmp_path: Path) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed\n", "text/plain")
    assert "robots.txt says so" in refusal(site.put("/closed/gate", PAGE), tmp_path)
    assert fetched(site.put("/gate", PAGE), tmp_path).title == "The gate opens"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/gate"]


def test_a_robots_txt_that_fails_forbids(site: _Site, tmp_path: Path) -> None:
    site.put("/robots.txt", b"", status=503)
    assert "robots.txt says so" in refusal(site.put("/gate", PAGE), tmp_path)


def test_a_host_is_asked_with_a_pause_between(
    site: _Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(module.time, "sleep", slept.append)
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n", "text/plain")
    for number in range(2):
        read_inputs([site.put(f"/{number}", PAGE)], fetch=True, cache=tmp_path)
    assert [round(pause) for pause in slept] == [7, 7]


def test_redirects_are_followed_on_the_web_alone(site: _Site, tmp_path: Path) -> None:
    new = site.put("/new", PAGE)
    assert fetched(site.put("/old", b"", status=301, Location="/new"), tmp_path).url == new
    away = site.put("/away", b"", status=302, Location="ftp://post.example/gate")
    assert "no address of the web" in refusal(away, tmp_path)
    ring = site.put("/ring", b"", status=302, Location="/ring")
    assert refusal(ring, tmp_path).startswith("could not be fetched: the server says 302")


def test_what_is_too_large_is_not_fetched_whole(site: _Site, tmp_path: Path) -> None:
    large = b"<p>" + b"x" * (5 * 1024 * 1024)
    assert refusal(site.put("/large", large), tmp_path) == "is over 5 MB, more than is fetched"
    packed = site.put("/packed", gzip.compress(large), Content_Encoding="gzip")
    assert refusal(packed, tmp_path) == "is over 5 MB, more than is fetched"
    assert (
        "At last" in fetched(site.put("/gate", gzip.compress(PAGE), Content_Encoding="gzip"), tmp_path).text
    )


def test_pictures_are_no_articles(site: _Site, tmp_path: Path) -> None:
    assert refusal(site.put("/a.png", b"x", "image/png"), tmp_path) == "is image/png, which is no article"


def test_what_goes_wrong_is_one_line_and_stops_nothing(site: _Site, tmp_path: Path) -> None:
    found = read_inputs(
        [site.address + "/none", "http://127.0.0.1:1/", "http://", site.put("/gate", PAGE)],
        fetch=True,
        cache=tmp_path,
    )
    assert [one.state for one in found.inputs] == [*[InputState.FAILED] * 3, InputState.READ]
    assert found.problems[0].message == "could not be fetched: the server says 404 Not Found"
    assert all("\n" not in problem.message for problem in found.problems)


def test_the_address_of_a_copy_in_an_archive_is_told_from_that_of_the_page() -> None:
    copy = "https://web.archive.org/web/20310503120000/https://post.example/gate?a=1"
    assert split_archived(copy) == ("https://post.example/gate?a=1", copy)
    assert as_archived(copy) == "https://web.archive.org/web/20310503120000id_/https://post.example/gate?a=1"
    assert split_archived("https://post.example/gate") == ("https://post.example/gate", None)
    assert as_archived("https://post.example/gate") == "https://post.example/gate"
