"""The pages by name: the frame is painted before any of them is imported."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.i18n import N_


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: `module` and `class_name` are imported the first time it is shown; `railed` ones stand in the rail."""

    name: str
    title: str
    icon: str
    module: str
    class_name: str
    railed: bool = True
    foot: bool = False
    """Whether it stands at the foot of the side, under the saved searches."""
    under: str = ""
    """The page in the rail that stays marked while this one, which is not in it, is shown."""


PAGES: tuple[PageEntry, ...] = (
    PageEntry("start", N_("Start"), "home", "nkavtal.gui.pages.start", "StartPage", railed=False),
    PageEntry("oversikt", N_("Översikt"), "home", "nkavtal.gui.pages.overview", "OverviewPage"),
    PageEntry("avtal", N_("Avtal"), "document_multiple", "nkavtal.gui.pages.agreement_list", "AgreementListPage"),
    PageEntry(
        "agreement",
        N_("Avtal"),
        "document_text",
        "nkavtal.gui.pages.agreement",
        "AgreementPage",
        railed=False,
        under="avtal",
    ),
    PageEntry(
        "tidslinje",
        N_("Tidslinje"),
        "calendar_ltr",
        "nkavtal.gui.pages.timelines",
        "TimelinesPage",
        railed=False,
        under="avtal",
    ),
    PageEntry("beslutsrundor", N_("Beslutsrundor"), "send", "nkavtal.gui.pages.rounds", "RoundsPage"),
    PageEntry("tackning", N_("Täckning"), "grid", "nkavtal.gui.pages.coverage", "CoveragePage"),
    PageEntry("bevakningar", N_("Bevakningar"), "calendar_ltr", "nkavtal.gui.pages.watching", "WatchingPage"),
    PageEntry("parter", N_("Parter"), "building_government", "nkavtal.gui.pages.organisation", "OrganisationPage"),
    PageEntry("papperskorg", N_("Papperskorg"), "delete", "nkavtal.gui.pages.waste", "WastePage", foot=True),
    PageEntry(
        "installningar", N_("Inställningar"), "settings", "nkavtal.gui.pages.settings", "SettingsPage", foot=True
    ),
)
