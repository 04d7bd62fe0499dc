"""What importers make of sources of ours, to be read as prose when it changes."""

from pathlib import Path

import pytest

from catalogkit.importers import Importer
from catalogkit.plugin import discover

OWN = Path(__file__).parent / "corpus"
IMPORTERS = {each.name: each for each in discover("catalogkit.importers", Importer)}


@pytest.mark.parametrize("name", sorted(IMPORTERS))
def test_an_import_makes_what_it_made(name, golden):
    folder = OWN / name
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

    imported = IMPORTERS[name].run(files)

    for path, text in imported.files.items():
        golden(f"import/{name}/{path.replace('catalog/', '')}", text)
    report = [f"{each.rule} {_where(each)} {each.message}" for each in imported.report]
    golden(f"import/{name}/report.txt", "\n".join(report) + "\n")
    golden(f"import/{name}/table.md", imported.table.markdown())


def _where(found):
    span = found.place.span
    return f"{found.place.file}:{span.line}" if span else found.place.file
