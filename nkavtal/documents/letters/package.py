"""The Word file itself: opened with care, freed from what it would fetch elsewhere, written the same each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_

_LARGEST = 64 * 1024 * 1024  # bytes unpacked; a template of text is far below
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def opened(path: Path) -> Any:
    """Return the template ready to fill; NKA-162 when it is no Word file, NKA-163 when it reaches outside."""
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise _unreadable(path)
            content = path.read_bytes()
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
    except FileNotFoundError as error:
        raise UserError(
            "NKA-164",
            N_("Mallen {file} finns inte. Inget dokument är gjort."),
            N_("Välj en annan mall."),
            file=path.name,
        ) from error
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, OSError) as error:
        raise _unreadable(path) from error
    _cut_loose(template.docx, path)
    return template


def _unreadable(path: Path) -> UserError:
    return UserError(
        "NKA-162",
        N_("{file} går inte att läsa som en Wordmall. Inget dokument är gjort."),
        N_("Välj en mall som är sparad som .docx."),
        file=path.name,
    )


def _cut_loose(document: Any, path: Path) -> None:
    for part in document.part.package.iter_parts():
        for key, link in list(part.rels.items()):
            if not link.is_external or link.reltype == RELATIONSHIP_TYPE.HYPERLINK:
                continue
            if link.reltype != _ATTACHED:
                raise UserError(
                    "NKA-163",
                    N_("Mallen {file} hämtar innehåll från en annan plats. Inget dokument är gjort."),
                    N_("Lägg in bilden eller filen i mallen i stället för att länka till den."),
                    file=path.name,
                )
            for element in document.settings.element.findall(f"{_WORD}attachedTemplate"):
                document.settings.element.remove(element)
            del part.rels[key]


def written(template: Any) -> bytes:
    """Return the filled document; the same content gives the same bytes, whatever the time."""
    raw, out = io.BytesIO(), io.BytesIO()
    template.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()
