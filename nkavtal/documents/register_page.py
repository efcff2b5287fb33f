"""The whole register as one web page that needs no program: a list, every agreement whole, and the organisations."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nkavtal.base import resources
from nkavtal.base.i18n import day_text, ngettext, number_text, time_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import sentences
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.rows import AgreementCard, WholeRow
from nkavtal.documents import html
from nkavtal.documents.html import Link, element, text
from nkavtal.documents.register_page_agreement import article, place
from nkavtal.documents.register_page_rows import Names, known, ledger
from nkavtal.documents.reports.printed import NONE, Printed
from nkavtal.documents.sheet import Cell, Column


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is told beside the agreements: names of what UUIDs stand for, attached files by hash, counts."""

    context: Printed
    names: Names
    files: Mapping[str, str]
    agreements: int


def page(
    told: Told, listed: Iterable[AgreementCard], whole: Iterable[tuple[AgreementCard, WholeRow]],
    organisations: Iterable[WholeRow],
) -> Iterator[str]:  # fmt: skip
    """Yield the page in pieces; `listed` and `whole` are the same agreements, gone through once each."""
    yield _head(told)
    yield from _list(told, listed)
    yield f"<h2>{text(_('Avtalen ett och ett'))}</h2>\n"
    for card, rows in whole:
        yield from article(card, rows, told.names, told.files)
    yield from _organisations(organisations, told.names)
    yield _about(told)


def _head(told: Told) -> str:
    style, script = _shipped("register.css"), _shipped("register.js")
    title = _("Avtalsregister, {organisation}").format(organisation=told.context.organisation)
    rules = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    count = ngettext("{n} avtal", "{n} avtal", told.agreements).format(n=number_text(told.agreements))
    when = _("Exporterat {day} kl. {time} av {by}. {count}.").format(
        day=day_text(told.context.at.date()), time=time_text(told.context.at), by=told.context.by, count=count
    )
    links = {"#list": _("Lista"), "#organisations": _("Organisationer"), "#about": _("Om de här filerna")}
    nav = "".join(element("li", element("a", text(words), href=address)) for address, words in links.items())
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{element('a', text(_('Hoppa till listan')), class_='skip', href='#list')}\n<header>\n"
        f"<h1>{text(title)}</h1>\n<p>{text(when)}</p>\n"
        f"{element('nav', element('ul', nav), aria_label=_('Innehåll'))}\n</header>\n<main>\n"
    )


def _list(told: Told, cards: Iterable[AgreementCard]) -> Iterator[str]:
    columns = (
        Column(_("Nummer"), fit=True), Column(_("Avtal"), head=True), Column(_("Motpart")), Column(_("Område")),
        Column(_("Gäller fr.o.m."), fit=True), Column(_("Gäller t.o.m."), fit=True), Column(_("Läge")), Column(_("Antagit"), align="right"),
        Column(_("Undertecknat"), align="right"),
    )  # fmt: skip
    said = _("Alla avtal i registret")
    yield f'<section aria-labelledby="list-title">\n<h2 id="list-title">{text(_("Lista"))}</h2>\n{_search()}'
    yield from html.scrolled(said, html.table(columns, (_listed(card) for card in cards), said, name="list"))
    yield "</section>\n"


def _listed(card: AgreementCard) -> tuple[Cell | Link, ...]:
    values = card.values
    ends = sentences.value(values, "ends_on") or (_("tills vidare") if values["open_ended"] else NONE)
    counted = _("{n} av {all}")
    return (
        card.number,
        Link(card.title, f"#{place(card.uuid)}"),
        ", ".join(line.short_name for line in card.counterparties) or NONE,
        sentences.value(values, "areas") or NONE,
        sentences.value(values, "starts_on") or NONE,
        ends,
        sentences.status(card),
        counted.format(n=card.adopted, all=card.counted) if card.counted else NONE,
        counted.format(n=card.signed, all=card.counted) if card.counted else NONE,
    )


def _search() -> str:
    """Return the search box; it is hidden until its script, without which it does nothing, shows it."""
    label = element("label", text(_("Sök i listan")), for_="search")
    told = element("span", "", id="found", role="status", data_words=_("{n} av {all} avtal visas"))
    return (
        f'<form class="search" role="search" hidden>{label}<input id="search" type="search" autocomplete="off">'
        f"{told}</form>\n"
    )


def _organisations(rows: Iterable[WholeRow], names: Names) -> Iterator[str]:
    yield f'<section id="organisations">\n<h2>{text(_("Organisationer"))}</h2>\n'
    for row in rows:
        yield f'<h3 id="{place(row.uuid)}">{text(str(row.values["name"]))}</h3>\n'
        yield html.facts(known("organisation", row.values, names)) + "\n"
        for own, owned in row.rows.items():
            yield from ledger(own, [(row, one) for one in owned], names)
            for below in [one.name for one in LEDGERS.values() if one.owner == own]:
                rows_below = [(one, under) for one in owned for under in one.rows.get(below, ())]
                yield from ledger(below, rows_below, names, whose=_(LEDGERS[own].one))
    yield "</section>\n"


def _about(told: Told) -> str:
    files = {
        "register.json": _(
            "Alla uppgifter i en öppen fil. Programmet läser in den igen, och andra program kan läsa den."
        ),
        "nkavtal-register-1.schema.json": _("Beskriver varje fält i filen, med exempel."),
        "bilagor": _("Filerna som hör till avtalen. SHA256SUMS är listan över deras kontrollsummor."),
    }
    if not told.files:
        del files["bilagor"]
    items = "".join(
        element("div", element("dt", element("code", name)) + element("dd", text(words)))
        for name, words in files.items()
    )
    said = _(
        "Mappen innehåller allt som gällde i registret när den gjordes. Historiken, det som är borttaget och minnet av "
        "tidigare inläsningar följer inte med. Ett fält som inte visas är inte känt."
    )
    version = _("Gjord med nkavtal {version}.").format(version=told.context.version)
    return (
        f'</main>\n<footer id="about">\n<h2>{text(_("Om de här filerna"))}</h2>\n<p>{text(said)}</p>\n'
        f"<dl>{items}</dl>\n<p>{text(version)}</p>\n</footer>\n<script>{_shipped('register.js')}</script>\n</body>\n</html>\n"
    )


def _shipped(name: str) -> str:
    return resources.path("page", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
