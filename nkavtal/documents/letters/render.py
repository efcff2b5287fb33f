"""Fill a Word template with plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam.files import written_beside
from nkavtal.documents.letters.fields import Plain, environment, fields_of, unknown_field, value_at
from nkavtal.documents.letters.package import opened, written

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f-\x9f]")
_UNKNOWN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_STAMP = datetime(2026, 1, 1)  # noqa: DTZ001 - the format has no zones; used when no moment is given


def fields_in(template: Path) -> tuple[str, ...]:
    """Return the dotted names of the fields a template uses, sorted."""
    return fields_of(_tree(opened(template), template))


def empty_fields(template: Path, data: Mapping[str, Plain]) -> tuple[str, ...]:
    """Return the fields a template uses that have no value, so that they can be shown before anything is made."""
    return tuple(name for name in fields_in(template) if _found(data, name, template) in ("", None, [], ()))


def render(
    template: Path,
    data: Mapping[str, Plain],
    target: Path,
    *,
    title: str = "",
    author: str = "",
    made: datetime | None = None,
) -> None:
    """Write the filled template beside target and put it in its place; the same data gives the same bytes.

    A field the data lacks is NKA-161, anything but fields in the template NKA-160; nothing is written then.
    """
    document = opened(template)
    for name in fields_of(_tree(document, template)):
        _found(data, name, template)
    plain = _cleaned(data)
    try:
        document.render(plain, environment(), autoescape=True)
    except UndefinedError as error:
        raise unknown_field(str(error.message), template.name) from error
    except (SecurityError, TemplateRuntimeError, TypeError) as error:
        raise _broken(template, str(error)) from error
    _sign(document.docx.core_properties, title, author, made or _STAMP)
    content = written(document)
    with written_beside(target) as beside:
        beside.write_bytes(content)


def _tree(document: Any, template: Path) -> nodes.Template:
    """Return what body, heads and feet ask for, in one."""
    sources = [document.patch_xml(document.get_xml())]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _key, part in document.get_headers_footers(uri):
            sources.append(document.patch_xml(document.get_part_xml(part)))
    properties = document.docx.core_properties
    sources += [properties.author, properties.comments, properties.subject, properties.title]
    try:
        return environment().parse("".join(sources))
    except TemplateSyntaxError as error:
        raise _broken(template, error.message or "") from error


def _broken(template: Path, reason: str) -> UserError:
    return UserError(
        "NKA-165",
        N_("Mallen {template} går inte att fylla i: {reason}. Inget dokument är gjort."),
        N_("Se efter att varje fält står inom {{{{ }}}} och att varje villkor och upprepning har ett slut."),
        template=template.name,
        reason=reason,
    )


def _found(data: Mapping[str, Plain], name: str, template: Path) -> Any:
    try:
        return value_at(data, name)
    except KeyError as error:
        raise unknown_field(name, template.name) from error


def _cleaned(value: Plain) -> Any:
    """Return plain data with only signs that XML can hold; anything but plain data is a mistake of the caller."""
    if isinstance(value, str):
        text = _UNKNOWN.sub("□", value.replace("\r\n", "\n"))
        return _NOT_IN_XML.sub("", text)
    if isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {str(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_cleaned(item) for item in value]
    raise TypeError(f"not plain data: {type(value).__name__}")


def _sign(properties: Any, title: str, author: str, made: datetime) -> None:
    properties.title = _cleaned(title)[:255]
    properties.author = properties.last_modified_by = _cleaned(author)[:255]
    properties.created = properties.modified = made.replace(tzinfo=None)
    properties.revision = 1
    properties.comments = ""
