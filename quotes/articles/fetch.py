"""Addresses to bytes; nothing else of this program touches the network.

Polite: it says who it is, heeds robots.txt (RFC 9309), asks for one thing at a time and a host never without
a pause.  Bounded: seconds, bytes, redirects, kinds of content.  What was fetched is kept, with its hash and
its time, and is not fetched again.
"""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

from quotes.articles.archive import as_archived, split_archived
from quotes.articles.formats import LARGEST, MEGABYTE, Format
from quotes.model import InputError

PAUSE = 1.0
"""Seconds between two requests to one host, if its robots.txt does not ask for more."""
LONGEST_PAUSE = 30.0
"""Seconds that a robots.txt can ask for."""
TIMEOUT = 20.0
"""Seconds without an answer, and …"""
LONGEST = 60.0
"""… seconds for all of an answer."""
NAME = "quotes-linter"
"""What this program calls itself, and what a robots.txt may call it."""

_MOST_REDIRECTS = 5
_LARGEST_RULES = 512 * 1024  # bytes of a robots.txt
_CHUNK = 65536
_KINDS = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "application/xml": Format.FEED,
    "text/xml": Format.FEED,
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the bytes, where they were in the end, and when (ISO 8601, UTC).

    ``archive`` is the address of an archive's copy, where it was that which was fetched.
    """

    data: bytes
    address: str
    retrieved: str
    form: Format | None
    charset: str | None = None
    archive: str | None = None


def fetch(address: str, allowed: bool, cache: Path | None = None) -> Fetched:
    """Return what is at an address, from the cache (a folder) if it is there.

    Raises :class:`InputError` if fetching was not ``allowed``, or does not work.
    """
    if not allowed:
        raise InputError("is an address, and nothing is fetched without --fetch")
    folder = cache if cache is not None else default_cache()
    place = folder / hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    found = _kept(place)
    if found is None:
        data, told = _ask(as_archived(address))
        told |= {
            "asked": address,
            "retrieved": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        _keep(place, data, told)
        found = data, told
    data, told = found
    original, archive = split_archived(address)
    return Fetched(
        data=data,
        address=original if archive else told["address"],
        retrieved=told["retrieved"],
        form=_KINDS.get(told["kind"]),
        charset=told["charset"] or None,
        archive=archive,
    )


def default_cache() -> Path:
    """Return the folder in which what was fetched is kept, if no other is named."""
    from platformdirs import user_cache_path

    return user_cache_path("quotes") / "fetched"


def user_agent() -> str:
    """Return what this program calls itself to servers."""
    found = "0"
    with suppress(PackageNotFoundError):
        found = version(NAME)
    return f"{NAME}/{found}"


def _kept(place: Path) -> tuple[bytes, dict[str, str]] | None:
    """What the cache has; what was changed or cut there is as if it were not."""
    try:
        told = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
        data = place.with_suffix(".data").read_bytes()
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or hashlib.sha256(data).hexdigest() != told.get("sha256"):
        return None
    return data, told


def _keep(place: Path, data: bytes, told: dict[str, str]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.with_suffix(".data").write_bytes(data)
        text = json.dumps(told, ensure_ascii=False, indent=1)
        place.with_suffix(".json").write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"was fetched, but cannot be kept in {place.parent}: {why}") from error


class _Hosts:
    """Remembers of each host when it was asked last, and what its robots.txt says."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def await_turn(self, address: str) -> None:
        """Wait until a host may be asked again; raise :class:`InputError` if it does not want to be."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            self._rules[host] = _rules(host)
            self._asked[host] = time.monotonic()
        rules = self._rules[host]
        if not rules.can_fetch(NAME, address):
            raise InputError(f"is not to be fetched by programs: {host}/robots.txt says so")
        pause = min(max(PAUSE, float(rules.crawl_delay(NAME) or 0)), LONGEST_PAUSE)
        if (left := self._asked[host] + pause - time.monotonic()) > 0:
            time.sleep(left)
        self._asked[host] = time.monotonic()


_HOSTS = _Hosts()


class _Redirects(HTTPRedirectHandler):
    """Follows an address only so often, only to the web, and as politely as the first."""

    max_redirections = _MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise InputError(f"leads to {newurl}, which is no address of the web")
        _HOSTS.await_turn(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _rules(host: str) -> RobotFileParser:
    """A host's robots.txt: none is leave to fetch, a server that fails is none (RFC 9309, section 2.3.1)."""
    rules = RobotFileParser(f"{host}/robots.txt")
    try:
        with build_opener().open(_request(f"{host}/robots.txt"), timeout=TIMEOUT) as answer:
            rules.parse(answer.read(_LARGEST_RULES).decode("utf-8", "replace").splitlines())
    except HTTPError as error:
        error.close()
        rules.parse(["User-agent: *", "Disallow: /"] if error.code >= 500 else [])
    except (OSError, HTTPException):
        rules.parse([])  # what is wrong with the host is told when the page is asked for
    return rules


def _ask(address: str) -> tuple[bytes, dict[str, str]]:
    request = _request(address)
    _HOSTS.await_turn(request.full_url)
    try:
        with build_opener(_Redirects()).open(request, timeout=TIMEOUT) as answer:
            kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
            if kind and kind not in _KINDS:
                raise InputError(f"is {kind}, which is no article")
            largest = LARGEST.get(_KINDS.get(kind, Format.HTML), LARGEST[Format.HTML])
            return _body(answer, largest), {
                "address": answer.geturl(),
                "kind": kind,
                "charset": answer.headers.get_content_charset() or "",
            }
    except HTTPError as error:
        error.close()
        raise InputError(f"could not be fetched: the server says {error.code} {error.reason}") from error
    except URLError as error:
        raise InputError(f"could not be fetched: {error.reason}") from error
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        raise InputError(f"could not be fetched: {error or type(error).__name__}") from error


def _body(answer: HTTPResponse, largest: int) -> bytes:
    began = time.monotonic()
    packed = answer.headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(wbits=31) if packed else None
    data = bytearray()
    while chunk := answer.read1(_CHUNK):
        # A small answer may unpack to a huge one: never more of it than is wanted.
        data += unpack.decompress(chunk, largest + 1 - len(data)) if unpack else chunk
        if len(data) > largest:
            raise InputError(f"is over {largest // MEGABYTE} MB, more than is fetched")
        if time.monotonic() - began > LONGEST:
            raise InputError(f"could not be fetched within {LONGEST:.0f} seconds")
    return bytes(data)


def _request(address: str) -> Request:
    # An address as people copy it may hold letters that HTTP does not take.
    plain = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    try:
        host = urlsplit(plain).hostname
    except ValueError:
        host = None
    if not host:
        raise InputError("is no address that can be fetched")
    return Request(plain, headers={"User-Agent": user_agent(), "Accept-Encoding": "gzip"})  # noqa: S310
