"""Searches saved under a name: new, changed, removed; and how many agreements each finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, folded, gettext
from nkavtal.catalogue.rows import AgreementFilter, SavedSearchRow
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.model.saved import SavedSearch
from nkavtal.store.queries import agreement, search_words
from nkavtal.store.queries.saved_search import saved_searches
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class SaveSearch:
    """Keep a search under a name; `columns` and `sort` are names of the list's, empty for as they are at first."""

    name: str
    words: str
    columns: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    pinned: bool = True


@dataclass(frozen=True)
class EditSearch:
    """Change a saved search: only what is given; fields as in SaveSearch."""

    search: str
    values: Mapping[str, str | bool | tuple[str, ...]]


@dataclass(frozen=True)
class RemoveSearch:
    """Hide a saved search; undo brings it back."""

    search: str


@dataclass(frozen=True, slots=True)
class CountedSearch:
    """A saved search and how many agreements it finds; None when its words no longer mean anything."""

    row: SavedSearchRow
    count: int | None


@does(SaveSearch)
def save_search(store: Store, act: SaveSearch) -> Touched:
    """Keep the search; WrongWord when its words mean nothing, NKA-298 when the name is taken."""
    with store.writing("save_search") as work:
        values: dict[str, str | bool | Sequence[str]] = {
            "name": act.name, "words": act.words, "columns": act.columns, "sort": act.sort,
            "descending": act.descending, "pinned": act.pinned,
        }  # fmt: skip
        made = work.create(SavedSearch, **_kept(work, store.clock.today(), values))
        work.about["name"] = made.name
    return Touched(Subject.SEARCH, (made.uuid,), "save_search", work.about)


@does(EditSearch)
def edit_search(store: Store, act: EditSearch) -> Touched:
    """Change the search; errors as in save_search."""
    with store.writing("edit_search") as work:
        kept = work.get_one(SavedSearch, act.search)
        changed = work.change(kept, **_kept(work, store.clock.today(), act.values, own=act.search))
        work.about["name"] = kept.name
    return Touched(Subject.SEARCH, (act.search,), "edit_search", work.about, changed)


@does(RemoveSearch)
def remove_search(store: Store, act: RemoveSearch) -> Touched:
    """Hide the search."""
    with store.writing("remove_search") as work:
        kept = work.get_one(SavedSearch, act.search)
        work.remove(kept)
        work.about["name"] = kept.name
    return Touched(Subject.SEARCH, (act.search,), "remove_search", work.about)


def rows(store: Store) -> tuple[SavedSearchRow, ...]:
    """Return all saved searches in Swedish order."""
    with store.reading() as connection:
        return saved_searches(connection)


def list_all(store: Store, today: date) -> tuple[CountedSearch, ...]:
    """Return all saved searches in Swedish order, each with its count."""
    return tuple(CountedSearch(row, count(store, row.words, today)) for row in rows(store))


def count(store: Store, words: str, today: date) -> int | None:
    """Return how many agreements the words find, None when they mean nothing."""
    with store.reading() as connection:
        try:
            return agreement.count(connection, AgreementFilter(search=words), today)
        except WrongWord:
            return None


def find(store: Store, name: str) -> SavedSearchRow:
    """Return the search with a name; UserError NKA-299 when there is none."""
    found = [row for row in rows(store) if folded(row.name) == folded(name.strip())]
    if not found:
        raise UserError(
            "NKA-299",
            N_("Det finns ingen sparad sökning som heter {name}."),
            N_("Listan över sparade sökningar visar vad de heter."),
            name=name,
        )
    return found[0]


def _kept(
    work: Work, today: date, values: Mapping[str, str | bool | Sequence[str]], own: str = ""
) -> dict[str, object]:
    """Return values as they are kept; the words are understood and the name is free, but for `own`'s."""
    kept: dict[str, object] = dict(values)
    if "name" in values:
        kept["name"] = name = " ".join(str(values["name"]).split())
        _check_name(work, name, own)
    if "words" in values:
        kept["words"] = words = str(values["words"]).strip()
        search_words.condition(work.connection, words, today)
    if "columns" in values:
        kept["columns"] = ",".join(values["columns"]) if not isinstance(values["columns"], str | bool) else ""
    return kept


def _check_name(work: Work, name: str, own: str) -> None:
    if not name:
        raise UserError("NKA-180", N_("{label} behöver fyllas i."), field="name", label=gettext(N_("Namn")))
    for other in saved_searches(work.connection):
        if other.uuid != own and folded(other.name) == folded(name):
            raise UserError(
                "NKA-298",
                N_("Det finns redan en sparad sökning som heter {name}. Inget är sparat."),
                N_("Välj ett annat namn, eller öppna den som finns och uppdatera den."),
                field="name",
                name=other.name,
            )
