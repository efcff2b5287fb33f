"""What stands under the top bar about the register as a whole: why it is read only, and what needs to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import moment_text, ngettext
from nkavtal.gui.parts.note import Banner
from nkavtal.usecases import standing as standings
from nkavtal.usecases.standing import Standing

if TYPE_CHECKING:
    from nkavtal.usecases.checking import Checked

Way = Callable[[str], object]
"""Does what an offer of a banner is called: 'new', 'again', 'move', 'open-moved', 'rescue', 'backups', 'damage'."""


def example(way: Way) -> Banner:
    """Return what stands over the example register."""
    banner = Banner(
        "info", _("Exempelregister"), _("Avtalen och besluten är påhittade. Det du ändrar här sparas inte.")
    )
    banner.offer(_("Skapa eget register…"), lambda: way("new"))
    return banner


def read_only(found: Standing, now: datetime, way: Way) -> Banner | None:
    """Return why a register may only be read, with the way out; None when it may be changed."""
    if not found.why:
        return None
    banner = Banner("warn", *_words(found, now), icon="lock_closed")
    if found.moved_to is not None:
        banner.offer(_("Öppna det flyttade registret"), lambda: way("open-moved"))
    elif found.why == standings.HELD:
        banner.offer(_("Försök igen"), lambda: way("again"))
    elif found.why == standings.SWAPPED:
        banner.offer(_("Spara det som är öppet…"), lambda: way("rescue"))
        banner.offer(_("Öppna på nytt"), lambda: way("again"))
    elif found.may_move:
        banner.offer(_("Flytta till lokal disk…"), lambda: way("move"))
    return banner


def _words(found: Standing, now: datetime) -> tuple[str, str]:
    works = _("Du kan söka, skriva ut och exportera.")
    if found.moved_to is not None:
        return _("Registret är flyttat"), _("Det som ligger här är det gamla, och kan bara läsas.")
    match found.why:
        case standings.HELD if found.since is not None:
            title = _("Öppet av {name} på {machine} sedan {since}")
            return title.format(name=found.holder, machine=found.machine, since=moment_text(found.since, now)), works
        case standings.HELD:
            return _("Öppet hos någon annan"), works
        case standings.SYNCED:
            title = _("Registret ligger i en mapp som synkas ({service})").format(
                service=found.service or _("molntjänst")
            )
            return title, _("Sådana mappar kan förstöra registret, därför är det öppnat skrivskyddat.") + " " + works
        case standings.SHARE:
            title = _("Registret ligger i en nätverksmapp")
            return title, _("Där kan det bli förstört, därför är det öppnat skrivskyddat.") + " " + works
        case standings.REMOVABLE:
            title = _("Registret ligger på ett flyttbart minne")
            return title, _("Det kan dras ut mitt i en ändring, därför är det öppnat skrivskyddat.") + " " + works
        case standings.SWAPPED:
            title = _("Registerfilen har flyttats eller bytts ut")
            return title, _("Inget mer sparas i den. Det du redan har sparat kan sparas som ett nytt register.")
    return _("Registret är öppnat för bara läsning"), _("Filen eller mappen är skrivskyddad.") + " " + works


def free_again(way: Way) -> Banner:
    """Return what stands when the one who held the register has let go."""
    banner = Banner("info", _("Registret är ledigt nu"), _("Öppna det på nytt för att kunna ändra i det."))
    banner.offer(_("Öppna för ändringar"), lambda: way("again"))
    return banner


def damaged(checked: Checked, now: datetime, way: Way) -> Banner | None:
    """Return what the last whole check found, if anything."""
    if not checked.damage:
        return None
    n = checked.agreements
    title = _("Registret är skadat")
    if n:
        title = ngettext("Registret är skadat: {n} avtal", "Registret är skadat: {n} avtal", n).format(n=n)
    moments = [one.copy_made_at for one in checked.damage if one.copy_made_at is not None]
    text = _("Arbeta inte vidare i det förrän du har sett vad som är skadat.")
    if moments:
        text = _("Den senaste säkerhetskopian som har det helt är från {when}.").format(
            when=moment_text(min(moments), now)
        )
    banner = Banner("bad", title, text)
    banner.offer(_("Visa vad som är skadat…"), lambda: way("damage"))
    banner.offer(_("Säkerhetskopior…"), lambda: way("backups"))
    return banner


def looked(findings: tuple[str, ...], way: Way) -> Banner | None:
    """Return what a quick look found, if anything."""
    if not findings:
        return None
    more = len(findings) - 1
    text = findings[0]
    if more:
        text += " " + ngettext("Och {n} sak till.", "Och {n} saker till.", more).format(n=more)
    banner = Banner("bad", _("Registret behöver kontrolleras"), text)
    banner.offer(_("Kontrollera nu"), lambda: way("check"))
    banner.offer(_("Säkerhetskopior…"), lambda: way("backups"))
    return banner


def conflicts(names: tuple[str, ...], way: Way) -> Banner | None:
    """Return which other databases lie beside the register, if any do."""
    if not names:
        return None
    title = _("Det ligger en annan databas bredvid registret: {name}").format(name=names[0])
    text = _("Den kan komma från en molntjänst som har sparat två versioner. Den öppnas aldrig av sig själv.")
    banner = Banner("warn", title, text)
    banner.offer(_("Jämför…"), lambda: way("compare"))
    banner.offer(_("Dölj"), lambda: way("hide-conflict"))
    return banner
