"""Make the Word templates in resources/templates anew: python packaging/make_templates.py

The texts are the house's own. A template may be changed in Word as well; this script is how it began.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "templates"
FONT = "Arial"
INK, GREY, ACCENT = RGBColor(0x16, 0x21, 0x2A), RGBColor(0x55, 0x63, 0x6E), RGBColor(0x0A, 0x5A, 0x80)
HEAD_GROUND, LINE = "EEF2F5", "B9C3CB"
MADE = datetime(2026, 11, 23)  # noqa: DTZ001 - the format has no zones


def new_document(*, numbered: bool) -> Any:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(12)
    _styles(document, numbered=numbered)
    _swedish(document)
    properties = document.core_properties
    properties.title = properties.author = properties.comments = properties.last_modified_by = ""
    properties.language = "sv-SE"
    properties.created = properties.modified = MADE
    return document


def _styles(document: Any, *, numbered: bool) -> None:
    _face(document.styles["Normal"], 10.5, INK)
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing, normal.widow_control = Pt(7), 1.15, True
    above = 16 if numbered else 9
    for name, size, colour, before in (("Title", 22, INK, 4), ("Heading 1", 13, INK, above), ("Heading 2", 11, INK, 8)):
        style = document.styles[name]
        _face(style, size, colour)
        style.font.bold = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    _face(document.styles["List Bullet"], 10.5, INK)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    if numbered:
        _number_headings(document)


def _face(style: Any, size: float, colour: RGBColor) -> None:
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), FONT, colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), FONT)


def _number_headings(document: Any) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>'
            '<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="567"/></w:pPr>'
            "</w:lvl></w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    heading = document.styles["Heading 1"].element.get_or_add_pPr()
    heading.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))


def _swedish(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    settings = document.settings.element
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "sv-SE")


def say(document: Any, text: str, style: str | None = None, **look: Any) -> Any:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    _dress(paragraph, run, **look)
    return paragraph


def _dress(
    paragraph: Any,
    run: Any,
    *,
    bold: bool = False,
    size: float = 0,
    colour: RGBColor | None = None,
    after: float | None = None,
    hold: bool = False,
    right: bool = False,
) -> None:
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.keep_with_next = hold or None


def heading(document: Any, text: str, level: int = 1) -> None:
    document.add_paragraph(text, style=f"Heading {level}")


def example_line(document: Any) -> None:
    say(document, "{%p if exempel %}")
    paragraph = say(document, "Innehåller exempeldata. Dokumentet är ett exempel och gäller inte.", bold=True, size=10)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FBECCB"/>')
    paragraph._p.get_or_add_pPr().append(shade)
    say(document, "{%p endif %}")


def footer(document: Any, text: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(165), alignment=2)
    style = document.styles["Footer"].paragraph_format.tab_stops
    style.clear_all()
    _small(paragraph, f"{text}\tSida ")
    _field(paragraph, "PAGE")
    _small(paragraph, " av ")
    _field(paragraph, "NUMPAGES")


def _small(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), GREY
    return run


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "code", "separate", "1", "end"):
        run = _small(paragraph, "1" if kind == "1" else "")
        if kind == "code":
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {code} "
            run._r.append(mark)
        elif kind != "1":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def table(document: Any, widths: tuple[float, ...], heads: tuple[str, ...] = ()) -> Any:
    made = document.add_table(rows=1 if heads else 0, cols=len(widths))
    made.autofit = False
    properties = made._tbl.tblPr
    properties.append(parse_xml(f'<w:tblInd {nsdecls("w")} w:w="108" w:type="dxa"/>'))
    properties.append(
        parse_xml(
            f'<w:tblBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/></w:tblBorders>'
        )
    )
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    if heads:
        _fill(made.rows[0], widths, heads, bold=True, size=9, colour=GREY)
        row = made.rows[0]._tr.get_or_add_trPr()
        row.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        row.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell in made.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEAD_GROUND}"/>')
            )
    return made


def _fill(row: Any, widths: tuple[float, ...], texts: tuple[str, ...], **look: Any) -> None:
    for cell, width, text in zip(row.cells, widths, texts, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = Pt(3)
        _dress(paragraph, paragraph.add_run(text), after=3, **look)


def add_row(made: Any, widths: tuple[float, ...], texts: tuple[str, ...], **look: Any) -> Any:
    row = made.add_row()
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    _fill(row, widths, texts, **({"size": 9.5} | look))
    return row


def listed(document: Any, widths: tuple[float, ...], heads: tuple[str, ...], loop: str, cells: tuple[str, ...]) -> None:
    made = table(document, widths, heads)
    blank = ("",) * (len(widths) - 1)
    for cell in made.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True  # heads do not stand alone at the end of a page
    add_row(made, widths, (f"{{%tr for {loop} %}}", *blank))
    add_row(made, widths, cells)
    add_row(made, widths, ("{%tr endfor %}", *blank))
    say(document, "", after=2)


def labels(document: Any, rows: tuple[tuple[str, str], ...]) -> None:
    widths = (45, 120)
    made = table(document, widths)
    for number, (label, value) in enumerate(rows, 1):
        row = add_row(made, widths, (label, value), hold=number < len(rows))
        row.cells[0].paragraphs[0].runs[0].font.color.rgb = GREY
    say(document, "", after=2)


def agreement() -> Any:
    document = new_document(numbered=True)
    example_line(document)
    say(document, "{{ avtal.typ }}", size=12, colour=ACCENT, after=0)
    document.add_paragraph("{{ avtal.titel }}", style="Title")
    say(document, "Nummer {{ avtal.nummer }}, dnr {{ avtal.dnr }}", colour=GREY, after=10)
    _background(document)
    _duties(document)
    _term(document)
    _decisions(document)
    _signatures(document)
    heading(document, "Bilagor")
    say(document, "{%p for bilaga in bilagor %}")
    say(document, "Bilaga {{ loop.index }}: {{ bilaga }}", after=3)
    say(document, "{%p endfor %}")
    say(document, "{%p if not bilagor %}")
    say(document, "Avtalet har inga bilagor.")
    say(document, "{%p endif %}")
    footer(document, "Avtal {{ avtal.nummer }}, dnr {{ avtal.dnr }}")
    return document


def _background(document: Any) -> None:
    heading(document, "Inledning och bakgrund")
    say(
        document,
        "Avtalet gäller {{ avtal.titel }} och hör till området {{ avtal.omrade }}. Det reglerar hur parterna "
        "samverkar, vad var och en svarar för och hur länge samverkan varar.",
    )
    say(document, "{%p if rekommendation.organ %}")
    say(
        document,
        "{{ rekommendation.organ }} behandlade avtalet {{ rekommendation.datum }}, {{ rekommendation.paragraf }}, "
        "dnr {{ rekommendation.dnr }}: {{ rekommendation.ord }}",
    )
    say(document, "{%p endif %}")
    say(document, "{%p if avtal.gamla_nummer %}")
    say(document, "Avtalet har tidigare haft nummer {{ avtal.gamla_nummer }}.")
    say(document, "{%p endif %}")
    heading(document, "Parter")
    listed(
        document,
        (47, 49, 23, 46),
        ("Part", "Organisationsnummer", "Roll", "Adress"),
        "part in parter",
        ("{{ part.namn }}", "{{ part.org_nr }}", "{{ part.roll }}", "{{ part.adress }}"),
    )
    heading(document, "Syfte")
    say(
        document,
        "Avtalet ger parterna en gemensam grund att arbeta efter. Ansvar, arbetssätt och kostnader ska vara kända "
        "för alla parter.",
    )
    heading(document, "Omfattning")
    say(
        document,
        "Avtalet omfattar {{ avtal.titel }}. Det som står i bilagorna är en del av avtalet. Säger en bilaga och "
        "avtalet olika saker gäller avtalet.",
    )
    say(document, "{%p if avtal.anmarkning %}")
    say(document, "{{ avtal.anmarkning }}")
    say(document, "{%p endif %}")


def _duties(document: Any) -> None:
    heading(document, "Parternas ansvar")
    for text in (
        "Varje part svarar för att den egna verksamheten följer avtalet och för att de som arbetar efter det känner "
        "till det.",
        "En part som inte kan fullgöra sin del ska genast meddela de andra parterna, ange skälet och föreslå hur "
        "bristen avhjälps.",
        "Parterna utser var sin kontaktperson. Ansvarig för att hålla samman avtalet är {{ avtal.ansvarig }}.",
    ):
        say(document, text)
    heading(document, "Ekonomi")
    say(document, "{{ avtal.kostnad_ord }}")
    heading(document, "Uppföljning")
    say(
        document,
        "Parterna följer upp avtalet tillsammans minst en gång om året. Uppföljningen visar om avtalet används, vad "
        "som har hindrat samverkan och om något behöver ändras. Resultatet dokumenteras och lämnas till varje part.",
    )
    heading(document, "Sekretess och personuppgifter")
    say(
        document,
        "Uppgifter som omfattas av sekretess lämnas mellan parterna bara när offentlighets- och sekretesslagen "
        "(2009:400) eller annan lag tillåter det. Varje part är personuppgiftsansvarig för den behandling som görs i "
        "den egna verksamheten.",
    )
    say(
        document,
        "Behandlar en part personuppgifter för en annan parts räkning ska de två parterna ha ett "
        "personuppgiftsbiträdesavtal innan behandlingen börjar.",
    )
    heading(document, "Ändringar och tillägg")
    say(
        document,
        "Ändringar och tillägg ska vara skriftliga. De gäller när de har beslutats i samma ordning som avtalet och "
        "undertecknats av alla parter.",
    )


def _term(document: Any) -> None:
    heading(document, "Avtalstid, förlängning och uppsägning")
    labels(
        document,
        (
            ("Gäller från och med", "{{ avtal.startdag }}"),
            ("Gäller till och med", "{{ avtal.slutdag }}"),
            ("Avtalstid", "{{ avtal.avtalstid_ord }}"),
            ("Ikraftträdande", "{{ avtal.ikrafttradande }}"),
            ("Förlängning", "{{ avtal.forlangning_ord }}"),
            ("Uppsägning", "{{ avtal.uppsagning_ord }}"),
        ),
    )
    heading(document, "Tvist")
    say(
        document,
        "Är parterna oense om hur avtalet ska tolkas eller tillämpas ska de i första hand lösa frågan genom "
        "överläggning. Kan de inte enas avgörs tvisten av allmän domstol.",
    )


def _decisions(document: Any) -> None:
    heading(document, "Parternas beslut")
    listed(
        document,
        (38, 42, 27, 20, 38),
        ("Part", "Organ", "Datum", "Paragraf", "Utfall"),
        "rad in beslut",
        (
            "{{ rad.part }}",
            "{{ rad.organ }}",
            "{{ rad.datum }}",
            "{{ rad.paragraf }}",
            "{{ rad.utfall }}{% if rad.exempel %} (exempel){% endif %}",
        ),
    )


def _signatures(document: Any) -> None:
    heading(document, "Underskrifter")
    say(
        document,
        "Avtalet är upprättat i lika många exemplar som det finns parter, och varje part behåller ett. Undertecknas "
        "avtalet elektroniskt finns ett exemplar som alla parter får en kopia av.",
        hold=True,
    )
    say(document, "{%p for part in parter %}")
    say(document, "{%p if part.undertecknar %}")
    widths = (82.5, 82.5)
    made = table(document, widths)
    first = add_row(made, widths, ("{{ part.namn }}, {{ part.org_nr }}", ""), bold=True, size=10, hold=True)
    first.cells[0].merge(first.cells[1])
    for pair in (("Ort", "Datum"), ("Underskrift", ""), ("Namnförtydligande", "Titel")):
        last = pair[0] == "Namnförtydligande"
        row = add_row(made, widths, pair, size=8, colour=GREY, hold=not last)
        row.height = Mm(14 if pair[0] == "Underskrift" else 11)
    say(document, "", after=4, size=6)
    say(document, "{%p endif %}")
    say(document, "{%p endfor %}")


def letter_head(document: Any, what: str) -> None:
    widths = (95, 70)
    made = table(document, widths)
    for border in made._tbl.tblPr.findall(qn("w:tblBorders")):
        made._tbl.tblPr.remove(border)
    add_row(made, widths, ("{{ avsandare.namn }}", what), bold=True, size=11)
    add_row(made, widths, ("{{ avsandare.adress }}", "{{ datum }}, dnr {{ avtal.dnr }}"), size=10)
    say(document, "", after=2)


def request() -> Any:
    document = new_document(numbered=False)
    example_line(document)
    letter_head(document, "Begäran om beslut")
    say(document, "{{ mottagare.namn }}", bold=True, after=0)
    say(document, "Via registrator, {{ mottagare.registrator_epost }}", after=0)
    say(document, "{{ mottagare.adress }}", after=10)
    document.add_paragraph("{{ avtal.titel }}: begäran om beslut", style="Title")
    document.paragraphs[-1].runs[0].font.size = Pt(16)
    _case(document)
    _answer(document)
    footer(document, "Dnr {{ avtal.dnr }}, avtal {{ avtal.nummer }}")
    return document


def _case(document: Any) -> None:
    heading(document, "Sammanfattning")
    say(
        document,
        "{{ mottagare.namn }} ombeds ta ställning till {{ avtal.titel }} (avtal {{ avtal.nummer }}). Det hör till "
        "området {{ avtal.omrade }}.",
    )
    labels(
        document,
        (
            ("Avtalstid", "{{ avtal.avtalstid_ord }}"),
            ("Uppsägning", "{{ avtal.uppsagning_ord }}"),
            ("Kostnad", "{{ avtal.kostnad_ord }}"),
            ("Ikraftträdande", "{{ avtal.ikrafttradande }}"),
        ),
    )
    heading(document, "Ärendets gång")
    say(document, "{%p for steg in arendets_gang %}")
    say(document, "{{ steg }}", style="List Bullet")
    say(document, "{%p endfor %}")
    say(document, "{%p if rekommendation.organ %}")
    say(
        document,
        "{{ rekommendation.organ }} behandlade ärendet {{ rekommendation.datum }}, {{ rekommendation.paragraf }}, "
        "dnr {{ rekommendation.dnr }}: {{ rekommendation.ord }}",
    )
    say(document, "{%p endif %}")
    heading(document, "Förslag till beslut")
    say(
        document,
        "{{ mottagare.namn }} beslutar att anta {{ avtal.titel }}, avtal {{ avtal.nummer }}, att gälla från och med "
        "{{ avtal.startdag }}, och uppdrar åt sina firmatecknare att underteckna avtalet.",
    )


def _answer(document: Any) -> None:
    heading(document, "Svar senast {{ svar_senast }}")
    say(
        document,
        "Beslutet rapporteras med protokollsutdrag. Är avtalet antaget skickas också den undertecknade sidan. Ange "
        "dnr {{ avtal.dnr }}. Har beslutet bordlagts eller återremitterats räcker ett meddelande om det.",
    )
    say(document, "Skicka svaret till {{ avsandare.kontakt }}.")
    heading(document, "Bilagor")
    say(document, "{%p for bilaga in bilagor %}")
    say(document, "Bilaga {{ loop.index }}: {{ bilaga }}", after=3)
    say(document, "{%p endfor %}")
    say(document, "{%p if not bilagor %}")
    say(document, "Inga bilagor.")
    say(document, "{%p endif %}")
    heading(document, "Kontakt")
    say(document, "{{ avsandare.kontakt }}")


def proposal() -> Any:
    """What the municipality's own case can begin with: the proposed decision, what it rests on, where it is sent."""
    document = new_document(numbered=False)
    example_line(document)
    letter_head(document, "Förslag till beslut")
    say(document, "{{ mottagare.namn }}", bold=True, after=6)
    document.add_paragraph("{{ avtal.titel }}", style="Title")
    document.paragraphs[-1].runs[0].font.size = Pt(16)
    heading(document, "Förslag till beslut")
    say(document, "{{ mottagare.namn }} beslutar", after=3, hold=True)
    for text in (
        "att anta {{ avtal.titel }}, avtal {{ avtal.nummer }}, att gälla från och med {{ avtal.startdag }},",
        "att uppdra åt sina firmatecknare att underteckna avtalet, samt",
        "att sända beslutet till {{ avsandare.namn }} senast {{ svar_senast }}.",
    ):
        say(document, text, style="List Bullet")
    heading(document, "Sammanfattning")
    say(document, "Avtalet hör till området {{ avtal.omrade }}.")
    labels(
        document,
        (
            ("Avtalstid", "{{ avtal.avtalstid_ord }}"),
            ("Uppsägning", "{{ avtal.uppsagning_ord }}"),
            ("Kostnad", "{{ avtal.kostnad_ord }}"),
            ("Ikraftträdande", "{{ avtal.ikrafttradande }}"),
        ),
    )
    heading(document, "Beslutsunderlag")
    say(document, "{%p if rekommendation.organ %}")
    say(
        document,
        "{{ rekommendation.organ }} {{ rekommendation.datum }}, {{ rekommendation.paragraf }}, "
        "dnr {{ rekommendation.dnr }}: {{ rekommendation.ord }}",
        style="List Bullet",
    )
    say(document, "{%p endif %}")
    say(document, "{%p for bilaga in bilagor %}")
    say(document, "Bilaga {{ loop.index }}: {{ bilaga }}", style="List Bullet")
    say(document, "{%p endfor %}")
    heading(document, "Beslutet sänds till")
    say(document, "{{ avsandare.namn }}, {{ avsandare.kontakt }}")
    footer(document, "Dnr {{ avtal.dnr }}, avtal {{ avtal.nummer }}")
    return document


def save(document: Any, path: Path) -> None:
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))


if __name__ == "__main__":
    save(agreement(), FOLDER / "avtal.docx")
    save(request(), FOLDER / "missiv.docx")
    save(proposal(), FOLDER / "beslutsforslag.docx")
