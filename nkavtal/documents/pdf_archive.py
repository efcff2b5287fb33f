"""What makes a finished PDF an archive file: its own colours, metadata and marks (PDF/A-2a, PDF/UA-1)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from nkavtal.base import resources
from nkavtal.documents.pdf_fonts import clean

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def _colours() -> bytes:
    return resources.path("fonts", "srgb.icc").read_bytes()


def archived(
    pdf: bytes, *, title: str, author: str, subject: str, language: str, moment: datetime, program: str
) -> bytes:
    """Return a tagged PDF with what the archive standards ask for; the same in gives the same out."""
    words = {
        "title": title,
        "author": author,
        "subject": subject,
        "language": language,
        "program": program,
    }
    plain = {key: clean(text).replace("\n", " ") for key, text in words.items()}
    with _opened(pdf) as file:
        root = file.Root
        profile = file.make_stream(_colours())
        profile.N = 3
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name("/GTS_PDFA1"),
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB"),
            DestOutputProfile=profile,
        )
        root.OutputIntents = Array([file.make_indirect(intent)])
        root.Metadata = _metadata(file, plain, moment)
        root.Lang = String(language)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for number, page in enumerate(file.pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        for key in list(file.docinfo.keys()):
            del file.docinfo[key]
        out = io.BytesIO()
        file.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
        )
    return out.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """Open the file by its name: from memory it would be read through Python in small steps, in twice the time."""
    with ExitStack() as held:
        source: Path | io.BytesIO = io.BytesIO(pdf)
        with suppress(OSError):  # no room or no right where the system keeps such files
            folder = held.enter_context(TemporaryDirectory(prefix="nkavtal-", ignore_cleanup_errors=True))
            drawn = Path(folder) / "drawn.pdf"
            drawn.write_bytes(pdf)
            source = drawn
        yield held.enter_context(pikepdf.open(source))


def _metadata(file: pikepdf.Pdf, words: dict[str, str], moment: datetime) -> pikepdf.Stream:
    stamp = moment.replace(microsecond=0).isoformat()
    text = _XMP.format(moment=stamp, **{key: escape(value) for key, value in words.items()})
    stream = file.make_stream(text.encode())
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    return stream
