"""The rule for entry into force in a sentence, and how it stands: what has come, and who is waited for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from nkavtal.base.i18n import day_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementCard, AgreementRow, Values
from nkavtal.rules.agreement_status import SETTLED
from nkavtal.rules.entry import ALONE, EACH, FIXED, IMPOSSIBLE, REACHED, SHARE, SIGNERS, WAITING, Entry, Place

_TOLD = 6  # so many are named in a sentence, more are counted


def rule(values: Values) -> str:
    """Return what the rule says: 'Träder i kraft när minst 12 parter har antagit.'; '' while none is set."""
    told = _main(values)
    if not told:
        return ""
    if values["entry_rule"] in ALONE and values["entry_least"]:
        least = int(str(values["entry_least"]))
        told += " " + ngettext("Minst {n} part behövs.", "Minst {n} parter behövs.", least).format(n=least)
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
            return _("Träder i kraft när alla parter på kommunernas sida har antagit.")
        case "everyone":
            return _("Träder i kraft när alla parter har antagit, motparterna också.")
        case "least":
            return ngettext(
                "Träder i kraft när minst {n} part har antagit.", "Träder i kraft när minst {n} parter har antagit.", n
            ).format(n=least or "–")
        case "share" if n:
            return ngettext(
                "Träder i kraft när minst {n} part har antagit, med minst {share} % av folkmängden.",
                "Träder i kraft när minst {n} parter har antagit, med minst {share} % av folkmängden.",
                n,
            ).format(n=least, share=share or "–")
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
    found = card.entry
    if found is None:
        return ""
    names = {one.organisation: one.short_name for one in card.parties}
    if card.status in SETTLED:
        begun = found.on is not None and found.on <= today
        return _("Trädde i kraft den {day}.").format(day=day_text(found.on)) if begun and found.on is not None else ""
    if found.state == REACHED:
        own = card.values["entry_rule"] in (EACH, SIGNERS)
        return _for_each(found, names, today) if own else _reached(found, today)
    if found.state == IMPOSSIBLE:
        refused = [place for place in found.places if place.step == "refused"]
        if refused:
            return _("Kan inte träda i kraft enligt regeln: {names} har sagt nej.").format(names=_names(refused, names))
        return _("Kan inte träda i kraft enligt regeln: parterna är färre än den kräver.")
    if found.state == WAITING:
        noted = [one for one in found.places if one.applies_from is not None and one.applies_from <= today]
        told = _("I kraft för {parties}.").format(parties=_names(noted, names)) if noted else ""
        return " ".join(filter(None, (told, *_waiting(card, found, names))))
    return unclear(card)


def _reached(found: Entry, today: date) -> str:
    if found.on is None:
        if found.first > today:
            return _("Träder i kraft tidigast den {day}: villkoret är uppfyllt.").format(day=day_text(found.first))
        return _("I kraft. Sedan vilken dag är inte känt: en dag saknas.")
    if found.on > today:
        return _("Träder i kraft den {day}: villkoret är uppfyllt.").format(day=day_text(found.on))
    return _("I kraft sedan den {day}.").format(day=day_text(found.on))


def _for_each(found: Entry, names: Mapping[str, str], today: date) -> str:
    """Return how many it applies to, and who is left, where each party's own act is enough for itself."""
    of = [place for place in found.places if place.step != "left"]
    ready = [place for place in of if not place.step]
    begun = [place for place in ready if place.applies_from is None or place.applies_from <= today]
    counted = ngettext("{n} av {of} part", "{n} av {of} parter", len(of))
    if begun or found.on is None:
        told = _("I kraft för {parties}.").format(parties=counted.format(n=len(begun), of=len(of)))
    else:
        told = _("Träder i kraft den {day} för {parties}.").format(
            day=day_text(found.on), parties=counted.format(n=len(ready), of=len(of))
        )
    left = list(found.waits())
    return f"{told} {_('Väntar på {names}.').format(names=_names(left, names))}" if left else told


def _waiting(card: AgreementCard, found: Entry, names: Mapping[str, str]) -> Iterator[str]:
    """Yield whom it waits for, who needs no new decision, and how large a share is in."""
    waits = [place for place in found.waits() if place.step not in ("force", "condition")]
    forced = [place for place in found.waits() if place.step == "force"]
    on_condition = [place for place in found.waits() if place.step == "condition"]
    if not waits:
        yield _("Ej i kraft enligt regeln.")
    elif found.short and found.short < len(waits):
        yield _("Ej i kraft: {n} till behövs av {names}.").format(n=found.short, names=_names(waits, names))
    else:
        yield _("Ej i kraft: väntar på {names}.").format(names=_names(waits, names))
    if on_condition:
        yield _("Villkoret från {names} ska godtas av de övriga.").format(names=_names(on_condition, names))
    if forced:
        yield _("Laga kraft ska bekräftas för {names}.").format(names=_names(forced, names))
    if found.share_ready is not None and card.values["entry_rule"] == SHARE:
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
    known = [names[place.key] for place in places if place.key in names]
    if len(known) > _TOLD:
        return ngettext("{n} part", "{n} parter", len(known)).format(n=len(known))
    return listing(known)


_NAMED = 3  # so many are named in a list, more are counted


def in_list(row: AgreementRow) -> str:
    """Return 'väntar på Pajala och Jokkmokk' for a row of a list; '' when nothing stands in the way of its rule."""
    if row.status in SETTLED or row.status == "in_force":
        return ""
    if row.entry == IMPOSSIBLE:
        return _("kan inte träda i kraft")
    if row.entry != WAITING or not row.entry_waits:
        return ""
    names = row.entry_waits.split("\n")
    if len(names) > _NAMED:
        return ngettext("väntar på {n} part", "väntar på {n} parter", len(names)).format(n=len(names))
    return _("väntar på {names}").format(names=listing(names))
