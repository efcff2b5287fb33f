"""The rule for entry into force in a sentence, and how it stands: what has come, and who is waited for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from nkavtal.base.i18n import day_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementCard, AgreementRow, Values
from nkavtal.rules.entry import FIXED, IMPOSSIBLE, REACHED, SHARE, SIGNERS, WAITING, Entry, Place


def rule(values: Values) -> str:
    """Return what the rule says: 'Träder i kraft när minst 12 parter har antagit.'; '' while none is set."""
    told = _main(values)
    if not told:
        return ""
    more = (
        (values["entry_signed"] is True and values["entry_rule"] != SIGNERS, _("Underskrift krävs också.")),
        (values["entry_conditional"] is True, _("Antagande med villkor räknas.")),
        (values["entry_confirmed"] is True, _("Beslut räknas när laga kraft är bekräftad.")),
    )
    return " ".join([told, *(words for said, words in more if said)])


def _main(values: Values) -> str:
    least, share = str(values["entry_least"] or ""), str(values["entry_share"] or "")
    n = int(least or 0)
    match values["entry_rule"]:
        case "all":
            return _("Träder i kraft när alla parter har antagit.")
        case "least":
            return ngettext(
                "Träder i kraft när minst {n} part har antagit.", "Träder i kraft när minst {n} parter har antagit.", n
            ).format(n=least or "–")
        case "share" if n:
            return _("Träder i kraft när minst {n} parter har antagit, med minst {share} % av folkmängden.").format(
                n=least, share=share or "–"
            )
        case "share":
            return _("Träder i kraft när parter med minst {share} % av folkmängden har antagit.").format(
                share=share or "–"
            )
        case "signers":
            return _("Gäller för de parter som har undertecknat.")
        case "each":
            return _("Träder i kraft för var och en när den har antagit.")
        case "fixed":
            return _("Träder i kraft på startdagen, oavsett svar.")
    return ""


def standing(card: AgreementCard, today: date) -> str:
    """Return 'Ej i kraft: väntar på Pajala och Jokkmokk.'; '' while no rule is set."""
    if card.entry is None:
        return ""
    names = {one.organisation: one.short_name for one in card.own_side}
    return " ".join(filter(None, (_state(card, card.entry, names, today), *_by_themselves(card.entry, names))))


def _state(card: AgreementCard, found: Entry, names: Mapping[str, str], today: date) -> str:
    if found.state == REACHED:
        return _reached(found, today)
    if found.state == IMPOSSIBLE:
        return _("Kan inte träda i kraft enligt regeln: {names} har sagt nej.").format(
            names=_names((place for place in found.places if place.step == "refused"), names)
        )
    if found.state == WAITING:
        return _waiting(found, names)
    return unclear(card)


def _reached(found: Entry, today: date) -> str:
    if found.on is None:
        return _("I kraft. Sedan vilken dag är inte känt: en dag saknas.")
    if found.on > today:
        return _("Träder i kraft den {day}: villkoret är uppfyllt.").format(day=day_text(found.on))
    return _("I kraft sedan den {day}.").format(day=day_text(found.on))


def _waiting(found: Entry, names: Mapping[str, str]) -> str:
    waits = [place for place in found.waits() if place.step != "force"]
    if not waits:
        return _("Ej i kraft.")
    if found.short and found.short < len(waits):
        return ngettext(
            "Ej i kraft: {n} till behövs av {names}.", "Ej i kraft: {n} till behövs av {names}.", found.short
        ).format(n=found.short, names=_names(waits, names))
    return _("Ej i kraft: väntar på {names}.").format(names=_names(waits, names))


def _by_themselves(found: Entry, names: Mapping[str, str]) -> Iterable[str]:
    """Yield what is left of those who need no new decision."""
    if found.state == REACHED:
        return
    forced = [place for place in found.places if place.step == "force"]
    if forced:
        yield _("Laga kraft ska bekräftas för {names}.").format(names=_names(forced, names))
    if found.share_ready is not None and found.state == WAITING:
        yield _("Hittills {share} % av folkmängden.").format(share=f"{found.share_ready:.1f}".replace(".", ","))


def unclear(card: AgreementCard) -> str:
    """Return what is missing before anybody can tell if the rule is met."""
    values = card.values
    if values["entry_rule"] == FIXED and not values["starts_on"]:
        return _("Det går inte att avgöra om avtalet är i kraft: startdagen saknas.")
    if values["entry_rule"] == SHARE and values["entry_share"]:
        return _("Det går inte att avgöra om avtalet är i kraft: folkmängd saknas för någon part.")
    return _("Det går inte att avgöra om avtalet är i kraft: regelns mått saknas.")


def _names(places: Iterable[Place], names: Mapping[str, str]) -> str:
    return listing([names[place.key] for place in places if place.key in names])


_NAMED = 3  # so many are named in a list, more are counted


def in_list(row: AgreementRow) -> str:
    """Return 'väntar på Pajala och Jokkmokk' for a row of a list; '' when nothing stands in the way of its rule."""
    if row.entry == IMPOSSIBLE:
        return _("kan inte träda i kraft")
    if row.entry != WAITING or not row.entry_waits:
        return ""
    names = row.entry_waits.split(", ")
    if len(names) > _NAMED:
        return ngettext("väntar på {n} part", "väntar på {n} parter", len(names)).format(n=len(names))
    return _("väntar på {names}").format(names=listing(names))
