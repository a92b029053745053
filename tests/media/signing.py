"""A form in PDF that Anna filled in and signed, with an attached file and films."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.media.recordings import document

SIGNED_SECRETS = (
    b"Anna",
    b"Rome",
    b"anna@",
    b"certificate".hex().encode(),
    b"D:2023",
    b"notes by",
    b"her.txt",
)
"""What must not be found in a copy, when nothing is compressed."""


def signed() -> bytes:
    """A document with fields, signatures, an attached file and a film on its first page."""
    with pikepdf.open(BytesIO(document())) as made:
        parent = made.make_indirect(Dictionary(FT=Name.Tx, T=String("who"), V=String("Anna B.")))
        field = _annotation(made, "Widget", Parent=parent, V=String("Anna B."))
        parent.Kids = Array([field])
        kinds = [
            field,
            _annotation(made, "Widget", FT=Name.Sig, T=String("signature"), V=_signature(made)),
            _annotation(made, "FileAttachment", FS=_file(made), Contents=String("notes by Anna")),
            _annotation(made, "Screen", T=String("Anna's film")),
            _annotation(made, "RichMedia", RichMediaContent=Dictionary(Assets=_file(made))),
        ]
        made.pages[0].Annots.extend(Array(kinds))  # type: ignore[attr-defined]
        made.Root.AcroForm = Dictionary(Fields=Array([parent, kinds[1]]), SigFlags=3)
        read = Array([Dictionary(Type=Name.OBJR, Obj=each) for each in kinds])
        form = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, K=read))
        form.Kept = Dictionary(Signature=_signature(made), File=_file(made))
        made.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([form]))
        file = BytesIO()
        made.save(file, compress_streams=False)
    return file.getvalue()


def _annotation(made: pikepdf.Pdf, kind: str, **keys: Any) -> Any:
    subtype = Name(f"/{kind}")
    return made.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=subtype, Rect=[0, 0, 99, 99], **keys)
    )


def _signature(made: pikepdf.Pdf) -> Any:
    return made.make_indirect(
        Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            Name=String("Anna B."),
            Location=String("Rome"),
            ContactInfo=String("anna@example.org"),
            M=String("D:20230913120000Z"),
            Contents=String("certificate"),
            ByteRange=Array([0, 1, 2, 3]),
        )
    )


def _file(made: pikepdf.Pdf) -> Any:
    content = made.make_stream(b"notes by Anna")
    content.Type = Name.EmbeddedFile
    return made.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String("her.txt"),
            UF=String("her.txt"),
            Desc=String("notes by Anna"),
            EF=Dictionary(F=content),
        )
    )
