"""The one colour of an organisation, made readable on the light and the dark ground."""

from dataclasses import dataclass

READABLE = 4.6
"""The contrast of text that has to be read (WCAG 2.2 AA asks for 4.5)."""
STEPS = 50
NEARLY_BLACK = 0.04045
LIGHT, DARK = "#f2f0ea", "#24292c"
"""The grounds of portal.css on which a link is hardest to read."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: red, green and blue, from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def read(cls, text: str) -> "Colour":
        """A colour as #rrggbb."""
        return cls(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """The colour with a share of another."""
        mine, others = self.parts, other.parts
        return Colour(*(a + (b - a) * share for a, b in zip(mine, others, strict=True)))

    @property
    def parts(self) -> tuple[float, float, float]:
        """Red, green, blue."""
        return self.red, self.green, self.blue

    @property
    def light(self) -> float:
        """How light it looks (relative luminance of WCAG)."""
        red, green, blue = (
            each / 12.92 if each <= NEARLY_BLACK else ((each + 0.055) / 1.055) ** 2.4
            for each in self.parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """How well one is read on the other: from 1 to 21."""
        low, high = sorted((self.light, other.light))
        return (high + 0.05) / (low + 0.05)

    def __str__(self) -> str:
        return "#" + "".join(f"{round(each * 255):02x}" for each in self.parts)


BLACK, WHITE = Colour(0, 0, 0), Colour(1, 1, 1)


def accent_style(accent: str | None) -> str:
    """The style of an accent, behind that of all pages; nothing where none is given."""
    if accent is None:
        return ""
    colour = Colour.read(accent)
    light = _variables(colour, Colour.read(LIGHT), BLACK, 0.1)
    dark = _variables(colour, Colour.read(DARK), WHITE, 0.1)
    return (
        f"@media screen {{ :root {{ {light} }} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )


def _variables(colour: Colour, ground: Colour, towards: Colour, tint: float) -> str:
    tinted = ground.mixed(colour, tint)
    mixed = (colour.mixed(towards, step / STEPS) for step in range(STEPS + 1))
    read = next(
        each
        for each in mixed
        if min(each.contrast(ground), each.contrast(tinted)) >= READABLE
    )
    on = max((WHITE, BLACK), key=read.contrast)
    return f"--accent: {read}; --on-accent: {on}; --tint: {tinted};"
