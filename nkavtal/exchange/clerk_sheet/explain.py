"""What the clerk is told on the sheet Förklaring: how to fill in, what each column and each outcome means."""

from __future__ import annotations

from collections.abc import Iterator

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import DECISION_KINDS, OUTCOMES, SIGNATURE_FORMS
from nkavtal.exchange.clerk_sheet.layout import BLANKS
from nkavtal.exchange.clerk_sheet.rows import ClerkSheet

_OUTCOMES = {
    "adopted": N_("Organet har godkänt avtalet."),
    "conditional": N_("Avtalet är godkänt, men bara om något uppfylls. Skriv villkoret i kolumnen Villkor."),
    "rejected": N_("Organet har sagt nej till avtalet."),
    "declined": N_("Kommunen avstår från att vara med."),
    "referred_back": N_("Ärendet går tillbaka för mer underlag. Skriv när det tas upp igen under Planerad beredning."),
    "tabled": N_("Ärendet flyttas till ett senare sammanträde."),
}
_KINDS = {
    "final": N_("Beslutet avgör saken för kommunen, oftast i fullmäktige."),
    "delegated": N_("Någon har beslutat med stöd av delegation."),
    "proposal": N_("Organet föreslår ett annat organ att besluta. Räknas inte som kommunens beslut."),
    "unknown": N_("Används när det inte är känt."),
}
_FORMS = {
    "paper": N_("Avtalet är undertecknat på papper."),
    "electronic": N_("Avtalet är undertecknat elektroniskt."),
    "minutes": N_("Kommunen undertecknar inte för sig: protokollsutdraget gäller som underskrift."),
}


def paragraphs(sheet: ClerkSheet) -> Iterator[tuple[str, str]]:
    """Yield headings with what stands beside them."""
    yield (
        _("Vad bladet är"),
        _(
            "Bladet Svar har en rad för varje gemensamt avtal som {party} är part i. Det som redan är känt är ifyllt."
        ).format(party=sheet.short_name),
    )
    yield (
        _("Gör så här"),
        _("Fyll i de gula rutorna på de rader där något har hänt, och rätta det som är fel. Lämna resten som det är."),
    )
    yield (
        _("Ett nytt beslut"),
        _("Skriv det nya beslutet över det gamla. Det tidigare beslutet finns kvar i registret."),
    )
    back = _("Spara filen och skicka tillbaka den.")
    if sheet.answer_to:
        back = _("Spara filen och skicka tillbaka den till {address}.").format(address=sheet.answer_to)
    yield (_("När du är klar"), back)
    yield (
        _("Rader och kolumner"),
        _("Rubrikerna är låsta och några kolumner är dolda: med dem hittar svaret rätt. Lägg inte till egna rader."),
    )
    yield ("", "")
    for blank in BLANKS:
        yield _(blank.heading), _(blank.help)
    for words, told in ((OUTCOMES, _OUTCOMES), (DECISION_KINDS, _KINDS), (SIGNATURE_FORMS, _FORMS)):
        yield ("", "")
        for code, word in words.items():
            yield _(word), _(told[code])
