"""Which cells of a workbook are merged, and which formulas have no value.

openpyxl tells neither of a workbook that it reads as a stream, which is the only way
that takes no more memory than the file deserves.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST = 2_000
_MOST_CELLS = 200_000
_BOOK = "xl/workbook.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Corner = tuple[int, int]


@dataclass
class Merged:
    """The merged ranges of a sheet, and formulas that were never worked out."""

    ranges: list[tuple[Corner, Corner]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)

    def origins(self, rows: int, columns: int) -> dict[Corner, Corner]:
        """Of each merged cell the first cell of its range, in a sheet of that size."""
        found: dict[Corner, Corner] = {}
        for (top, left), (bottom, right) in self.ranges:
            for row in range(top, min(bottom, rows) + 1):
                for column in range(left, min(right, columns) + 1):
                    found[row, column] = top, left
            if len(found) > _MOST_CELLS:
                break
        return found


def merged(data: bytes) -> dict[str, Merged]:
    """By the name of each sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: _of_sheet(archive, path)
            for name, path in _paths(archive)
            if path in archive.namelist()
        }


def _paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and where it lies."""
    targets = {
        each.get("Id", ""): each.get("Target", "")
        for each in _parsed(archive, "xl/_rels/workbook.xml.rels")
    }
    for each in _parsed(archive, _BOOK).iter():
        if each.tag.endswith("}sheet"):
            target = targets.get(each.get(_ID, ""), "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            yield each.get("name", ""), path


def _parsed(archive: zipfile.ZipFile, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(path))  # noqa: S314 - expat bounds it


def _of_sheet(archive: zipfile.ZipFile, path: str) -> Merged:
    found = Merged()
    with archive.open(path) as stream:
        for _, each in ElementTree.iterparse(stream):  # noqa: S314 - expat bounds it
            if each.tag.endswith("}mergeCell") and len(found.ranges) < _MOST:
                match = _RANGE.fullmatch(each.get("ref", ""))
                if match:
                    found.ranges.append(_corners(match))
            elif each.tag.endswith("}c"):
                parts = {part.tag.rpartition("}")[2]: part.text for part in each}
                if "f" in parts and not parts.get("v"):
                    found.formulas.append(each.get("r", ""))
                each.clear()
    return found


def _corners(match: re.Match[str]) -> tuple[Corner, Corner]:
    return (int(match[2]), _number(match[1])), (int(match[4]), _number(match[3]))


def _number(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number
