"""A digest as an Atom feed (RFC 4287): one entry, the digest as it is read, with a link to each paper.

A reader that fetches the file day by day gathers one entry a day: its id comes from the days alone, so a digest made
anew replaces the one before.
"""

from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from assistant.export import html, phrases
from assistant.links import page
from assistant.types import Digest

_ATOM = "http://www.w3.org/2005/Atom"


def render(digest: Digest) -> str:
    """The feed as an XML document; its times are those of the list, so the same digest gives the same feed."""
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "title", "Daily Papers")
    _add(feed, "id", _id(phrases.LISTS))
    _add(feed, "updated", _time(digest.until))
    _add(feed, "link", rel="alternate", type="text/html", href=phrases.LISTS)
    _add(_add(feed, "author"), "name", "Daily Papers Assistant")
    _add(feed, "generator", "Daily Papers Assistant")
    _entry(_add(feed, "entry"), digest)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, "unicode")}\n'


def _entry(entry: ElementTree.Element, digest: Digest) -> None:
    names = phrases.names(digest.themes)
    _add(entry, "title", phrases.title(digest))
    _add(entry, "id", _id(f"{phrases.LISTS}?since={digest.since}&until={digest.until}"))
    _add(entry, "published", _time(digest.until))
    _add(entry, "updated", _time(digest.until))
    if address := phrases.list_page(digest):
        _add(entry, "link", rel="alternate", type="text/html", href=address)
    for paper in digest.papers:
        if address := page(paper):
            _add(entry, "link", rel="related", href=address, title=phrases.shown(paper.title))
    for name in names:
        _add(entry, "category", term=name)
    _add(entry, "summary", ". ".join([phrases.coverage(digest), *names]))
    _add(entry, "content", html.content(digest), type="html")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn


def _time(day: date) -> str:
    return f"{day}T00:00:00Z"
