"""A letter says what the data says, refuses what is no field, and is the same every time."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter_data import NAMES, letter_data

from nkavtal.base import resources
from nkavtal.base.errors import UserError
from nkavtal.documents.letters.data import missing
from nkavtal.documents.letters.render import empty_fields, fields_in, render

AGREEMENT = resources.path("templates", "avtal.docx")
REQUEST = resources.path("templates", "missiv.docx")
PROPOSAL = resources.path("templates", "beslutsforslag.docx")
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


def words(path: Path) -> str:
    """Return all text of a document, tables and foot included, in order."""
    document = docx.Document(str(path))
    parts = [document.element.body, *(section.footer._element for section in document.sections)]
    lines = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for part in parts for p in part.iter(qn("w:p"))]
    return "\n".join(line for line in lines if line)


def template(path: Path, *texts: str) -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def filled(tmp_path: Path, text: str, data: dict[str, Any] | None = None) -> str:
    render(template(tmp_path / "mall.docx", text), data or letter_data(), tmp_path / "ut.docx")
    return words(tmp_path / "ut.docx")


@pytest.mark.parametrize("path", [AGREEMENT, REQUEST, PROPOSAL], ids=["avtal", "missiv", "beslutsforslag"])
def test_the_shipped_templates_use_only_fields_that_exist(path: Path, tmp_path: Path) -> None:
    render(path, letter_data(), tmp_path / "ut.docx")
    text = words(tmp_path / "ut.docx")
    assert "{" not in text
    assert "Läkarmedverkan i hemsjukvården" in text
    assert "Innehåller exempeldata" in text


def test_the_agreement_has_its_headings_in_order(tmp_path: Path) -> None:
    render(AGREEMENT, letter_data(), tmp_path / "avtal.docx")
    document = docx.Document(str(tmp_path / "avtal.docx"))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Inledning och bakgrund",
        "Parter",
        "Syfte",
        "Omfattning",
        "Parternas ansvar",
        "Ekonomi",
        "Uppföljning",
        "Sekretess och personuppgifter",
        "Ändringar och tillägg",
        "Avtalstid, förlängning och uppsägning",
        "Tvist",
        "Parternas beslut",
        "Underskrifter",
        "Bilagor",
    ]


def test_each_party_has_a_block_to_sign_that_holds_together(tmp_path: Path) -> None:
    render(AGREEMENT, letter_data(), tmp_path / "avtal.docx")
    document = docx.Document(str(tmp_path / "avtal.docx"))
    blocks = [table for table in document.tables if "Namnförtydligande" in table.rows[-1].cells[0].text]
    assert [block.rows[0].cells[0].text.split(" kommun,")[0] for block in blocks] == list(NAMES)
    for block in blocks:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in block.rows)
        held = [p.paragraph_format.keep_with_next for row in block.rows[:-1] for c in row.cells for p in c.paragraphs]
        assert all(held)


def test_a_party_that_does_not_sign_has_no_block(tmp_path: Path) -> None:
    data = letter_data()
    data["parter"][3]["undertecknar"] = False
    render(AGREEMENT, data, tmp_path / "avtal.docx")
    tables = docx.Document(str(tmp_path / "avtal.docx")).tables
    blocks = [table for table in tables if "Namnförtydligande" in table.rows[-1].cells[0].text]
    assert len(blocks) == 13
    assert not any("Gällivare" in block.rows[0].cells[0].text for block in blocks)
    assert any(row.cells[0].text == "Gällivare kommun" for row in tables[0].rows)


def test_decisions_stand_in_a_table_with_examples_marked(tmp_path: Path) -> None:
    render(AGREEMENT, letter_data(), tmp_path / "avtal.docx")
    tables = docx.Document(str(tmp_path / "avtal.docx")).tables
    [decisions] = [table for table in tables if table.rows[0].cells[-1].text == "Utfall"]
    assert len(decisions.rows) == 15
    assert [c.text for c in decisions.rows[3].cells][-1] == "Antagit (exempel)"
    assert [c.text for c in decisions.rows[4].cells][-1] == "Antagit"


def test_the_documents_are_swedish_and_name_no_other_program(tmp_path: Path) -> None:
    for path in (AGREEMENT, REQUEST):
        render(path, letter_data(), tmp_path / "ut.docx", title="Läkarmedverkan & mera", author="Norrbottens Kommuner")
        document = docx.Document(str(tmp_path / "ut.docx"))
        assert {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
        properties = document.core_properties
        assert (properties.title, properties.author) == ("Läkarmedverkan & mera", "Norrbottens Kommuner")
        with zipfile.ZipFile(tmp_path / "ut.docx") as parts:
            assert b"python-docx" not in parts.read("docProps/core.xml")


def test_fields_are_told_by_their_dotted_names(tmp_path: Path) -> None:
    mall = template(
        tmp_path / "mall.docx",
        "{{ avtal.titel }} {{ datum|upper }} {% for p in parter %}{{ p.namn }}{{ loop.index }}{% endfor %}"
        "{% if exempel %}x{% endif %}",
    )
    assert fields_in(mall) == ("avtal.titel", "datum", "exempel", "parter", "parter.namn")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ avtal.titl }}", "avtal.titl"),
        ("{{ okänt }}", "okänt"),
        ("{% for p in parter %}{{ p.fax }}{% endfor %}", "parter.fax"),
        ("{% if avtal.hemligt %}x{% endif %}", "avtal.hemligt"),
        ("{{ datum.år }}", "datum.år"),
    ],
)
def test_an_unknown_field_is_named(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(UserError, match="NKA-161") as caught:
        filled(tmp_path, text)
    assert f"ett fält som inte finns: {name}." in caught.value.message
    assert not (tmp_path / "ut.docx").exists()


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ avtal.__class__.__mro__ }}",
        "{{ parter.append(1) }}",
        "{{ avtal.titel.format(1) }}",
        "{{ range(9) }}",
        "{{ 'x' * 999999999 }}",
        "{{ avtal['titel'] }}",
        "{{ avtal.titel|attr('x') }}",
        "{{ avtal.titel|safe }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
        "{% for p in parter %}{{ loop.cycle }}{% endfor %}",
        "{{ self }}{{ [1] }}",
    ],
)
def test_anything_but_fields_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match=r"NKA-160|NKA-161|NKA-165"):
        filled(tmp_path, text)
    assert not (tmp_path / "ut.docx").exists()


@pytest.mark.parametrize("text", ["{{ avtal.titel", "{% if exempel %}x", "{% for p in %}{% endfor %}"])
def test_a_template_with_a_loose_end_is_explained(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="NKA-165"):
        filled(tmp_path, text)


def test_a_call_in_a_template_is_refused_by_its_code(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-160"):
        filled(tmp_path, "{{ range(9) }}")


def test_fields_in_the_foot_are_seen_too(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "{{ avtal.sidfot }}"
    document.save(str(tmp_path / "mall.docx"))
    with pytest.raises(UserError, match=r"avtal\.sidfot"):
        render(tmp_path / "mall.docx", letter_data(), tmp_path / "ut.docx")


def test_empty_fields_are_listed_before_anything_is_made() -> None:
    data = letter_data(svar_senast="", bilagor=[])
    data["avtal"]["kostnad_ord"] = ""
    assert empty_fields(REQUEST, data) == ("avtal.kostnad_ord", "bilagor", "svar_senast")


def test_a_missing_value_is_seen_on_paper(tmp_path: Path) -> None:
    data = letter_data()
    data["avtal"]["avtalstid_ord"] = missing("Avtalstid")
    data["avtal"]["kostnad_ord"] = ""
    render(AGREEMENT, data, tmp_path / "ut.docx")
    text = words(tmp_path / "ut.docx")
    assert "[saknas: Avtalstid]" in text
    assert "Ekonomi\n[saknas]\n" in text


@pytest.mark.parametrize(
    "text", ["=1+1", "+46", "-5", "@x", "a & b < c > \"d\" 'e'", "{{ datum }}", "{% raw %}", "&lt;"]
)
def test_text_stays_what_it_is(tmp_path: Path, text: str) -> None:
    assert filled(tmp_path, "{{ datum }}", {"datum": text}) == text


def test_only_plain_data_is_taken(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="not plain data"):
        filled(tmp_path, "{{ datum }}", {"datum": object()})


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        render(AGREEMENT, letter_data(), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_template_that_points_to_another_is_cut_loose(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ datum }}")
    settings_part = document.part._settings_part
    key = settings_part.relate_to("file://server/mall.dotm", ATTACHED, is_external=True)
    element = document.settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): key})
    document.settings.element.insert(0, element)
    document.save(str(tmp_path / "mall.docx"))
    render(tmp_path / "mall.docx", letter_data(), tmp_path / "ut.docx")
    with zipfile.ZipFile(tmp_path / "ut.docx") as parts:
        assert not any(b"server/mall.dotm" in parts.read(name) for name in parts.namelist())


def test_a_template_that_fetches_a_picture_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.part.relate_to("http://exempel.se/spion.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.save(str(tmp_path / "mall.docx"))
    with pytest.raises(UserError, match="NKA-163"):
        render(tmp_path / "mall.docx", letter_data(), tmp_path / "ut.docx")


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04trasig"])
def test_what_is_no_word_file_is_explained(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mall.docx").write_bytes(content)
    with pytest.raises(UserError, match="NKA-162"):
        fields_in(tmp_path / "mall.docx")


def test_a_template_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-164"):
        fields_in(tmp_path / "saknas.docx")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1, max_size=80))
def test_any_text_survives(tmp_path: Path, text: str) -> None:
    shown = filled(tmp_path, "före {{ datum }} efter", {"datum": text})
    assert shown.startswith("före ")
    assert shown.endswith(" efter")
    if text.isprintable():
        assert shown == f"före {text} efter"


def test_golden_request(tmp_path: Path) -> None:
    render(REQUEST, letter_data(exempel=False), tmp_path / "missiv.docx")
    assert words(tmp_path / "missiv.docx").splitlines()[:12] == [
        "Norrbottens Kommuner",
        "Begäran om beslut",
        "Kyrkogatan 12, 972 32 Luleå",
        "23 november 2026, dnr 2026/118",
        "Kalix kommun",
        "Via registrator, registrator@exempel.se",
        "952 81 Kalix",
        "Läkarmedverkan i hemsjukvården: begäran om beslut",
        "Sammanfattning",
        "Kalix kommun ombeds ta ställning till Läkarmedverkan i hemsjukvården (avtal 2026-014). Det hör till "
        "området kommunal hälso- och sjukvård.",
        "Avtalstid",
        "Överenskommelsen gäller från och med den 1 februari 2027 till och med den 31 december 2030.",
    ]
