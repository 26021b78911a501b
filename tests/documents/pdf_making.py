"""Make small PDFs for tests."""

import io

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def make_pdf(
    *pages: list[str], title: str | None = None, author: str | None = None, password: str | None = None
) -> bytes:
    """A PDF whose pages show the given lines in Helvetica."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = ["BT /F1 11 Tf 14 TL 50 790 Td"]
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(f"({escaped}) Tj T*")
        stream = DecodedStreamObject()
        stream.set_data("\n".join([*shown, "ET"]).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title or author:
        writer.add_metadata({"/Title": title or "", "/Author": author or ""})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
