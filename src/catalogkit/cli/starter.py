"""The texts that `init` and `new` write, in the locales that are wanted."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from catalogkit.diagnostic import Edit, Place, Route
from catalogkit.model.text import is_locale
from catalogkit.source.edit import apply
from catalogkit.source.format import fmt
from catalogkit.source.node import Value
from catalogkit.source.read import read
from catalogkit.source.write import dump

LOCALES = ("en", "zh-CN")
STAGES = (1, 2, 3, 4)
MANIFEST = "catalogkit.yaml"
MISTAKES = {
    "en": ("VPN access is active", "Apply for VPN access"),
    "zh-CN": ("VPN 访问已开通", "申请 VPN 访问"),
}
"""The result that the first catalog gets wrong: as it should be, and as a wish."""


def begun(kind: str, name: str, title: str, locales: Sequence[str]) -> bytes:
    """The beginning of a definition: its texts in these locales."""
    folder = files("catalogkit") / "starter" / "new"
    file = folder / (f"{kind}.md" if kind == "article" else f"{kind}.yaml")
    text = file.read_text(encoding="utf-8").replace("id: ID", f"id: {name}")
    said = dump(title).strip().replace("\\", "\\\\")
    quoted = said if said[:1] in {'"', "'"} else f'"{title}"'
    plain = quoted if any(c in title for c in ",:#{}[]&*!|>%@`\"'") else title
    data = text.replace("TITLE", plain).encode()
    return fmt(data if kind == "article" else localised(data, locales), file.name)


def locales_of(root: Path) -> tuple[str, ...]:
    """The locales of a catalog's manifest, as far as it can be read."""
    value = read(MANIFEST, (root / MANIFEST).read_bytes()).value
    found = value.get("locales") if isinstance(value, dict) else None
    texts = [each for each in found or () if isinstance(each, str)]
    return tuple(texts) or LOCALES[:1]


def stage_files(stage: int, locales: Sequence[str]) -> dict[str, bytes]:
    """The files of a starting catalog: path → bytes; a stage holds those before it."""
    found: dict[str, bytes] = {}
    for each in STAGES[:stage]:
        found |= dict(_files(files("catalogkit") / "starter" / str(each), ""))
    right, wish = MISTAKES[locales[0]]
    return {
        name: localised(data.replace(right.encode(), wish.encode()), locales)
        if path.endswith(".yaml")
        else data
        for path, data in found.items()
        if (name := _named(path, locales)) is not None
    }


def localised(data: bytes, locales: Sequence[str]) -> bytes:
    """A file with its texts in these locales only; one alone needs no map."""
    value = read("starter.yaml", data).value
    edits = [
        edit
        for route, text in _texts(value, ())
        if (edit := _kept(route, text, locales)) is not None
    ]
    kept = apply(data, edits)
    if isinstance(value, dict) and "locales" in value:
        listed = f"[{', '.join(locales)}]"
        kept = apply(kept, [Edit(Place("", ("locales",)), "set", listed)])
    return kept


def _kept(route: Route, text: dict[str, str], locales: Sequence[str]) -> Edit | None:
    wanted = {each: text.get(each, text["en"]) for each in locales}
    if wanted == text:
        return None
    new: Value = {**wanted} if len(wanted) > 1 else next(iter(wanted.values()))
    return Edit(Place("", route), "set", dump(new).strip())


def _texts(value: Value, route: Route) -> Iterator[tuple[Route, dict[str, str]]]:
    if isinstance(value, dict):
        if value and "en" in value and all(is_locale(key) for key in value):
            yield route, {k: v for k, v in value.items() if isinstance(v, str)}
            return
        for key, each in value.items():
            yield from _texts(each, (*route, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*route, index))


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        name = f"{path}{each.name}"
        if each.is_dir():
            yield from _files(each, f"{name}/")
        elif each.name.endswith((".yaml", ".md", ".csv")):
            yield name, each.read_bytes()


def _named(path: str, locales: Sequence[str]) -> str | None:
    """Where a file goes: an article in the default locale carries none in its name."""
    if not path.endswith(".md"):
        return path
    stem, _, locale = path.removesuffix(".md").partition(".")
    if (locale or LOCALES[0]) not in locales:
        return None
    is_default = (locale or LOCALES[0]) == locales[0]
    return f"{stem}.md" if is_default else f"{stem}.{locale or LOCALES[0]}.md"
