"""Values, files and what may happen to files, for the tests of reading and writing."""

from hypothesis import strategies as st

from catalogkit.source.node import Value
from catalogkit.source.write import dump

ODD = "ab :#-,[]{}\n\"'\\~|>&*!?%@`\t中：，<=.0_ 😀"

# Everything YAML has a meaning for, and what looks like it.
PIECES = [
    *("a", "b", "key", "x y", "中", "😀", "\u00a0", "a#b", "http://x", "yes", "1.5"),
    *(
        "- ",
        "-",
        ": ",
        ":",
        "?",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ",",
        "#",
        " #",
        " # c",
    ),
    *(
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "  ",
        " ",
        "\n\n",
        "\r\n",
        "\t",
        "'",
        '"',
        "''",
        '""',
    ),
    *(
        "|",
        "|-",
        "|+",
        ">",
        ">-",
        "|2",
        "&x ",
        "*x",
        "!t ",
        "!",
        "<<",
        "~",
        "%",
        "@",
        "`",
    ),
    *(
        "null",
        "true",
        "True",
        "1",
        "-1",
        "012",
        "0x1F",
        "0o17",
        "1_000",
        "+1",
        "-0",
        "0",
    ),
    *(
        "---",
        "...",
        "\n---\n",
        "\n...\n",
        "\\",
        "\\n",
        "\\x41",
        "：",
        "，",
        "=",
        ".inf",
    ),
    *("a: b", "c: [d, e]", "{f: g}", '"q"', "'s'", "a: |\n  t\n", "b: >\n  u\n  v\n"),
    *("# catalogkit: allow a/b until 2027-01-01 because x", "# catalogkit: x"),
]
INVISIBLE = ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\r"]

LIKELY = """\
kind: service_item
id: vpn-access
version: 2.3.0                          # of the contract
title: {en: VPN access, zh-CN: VPN 远程接入}
summary: {en: "Reach the network, from outside", zh-CN: 从外部访问公司网络。}
review_by: 2027-03-31
channels: [portal, chat]
form:
  - use: cost-centre
  # which one
  - id: device
    label: {en: Device, zh-CN: 设备}
    options:
      - {id: managed, label: {en: Managed by IT, zh-CN: 公司管理}}
    required: true
    max_length: 500

description: |
  Shops do not need it:

    - they are connected
price: {once: 30 EUR, times: devices}
"""


def texts() -> st.SearchStrategy[str]:
    """Any text, and often one that YAML would like to understand."""
    return st.text(max_size=12) | st.text(alphabet=ODD, max_size=8)


def values() -> st.SearchStrategy[Value]:
    """What a file may hold."""
    return st.recursive(
        texts() | st.none(),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(texts(), inner, max_size=4)
        ),
        max_leaves=12,
    )


def mappings() -> st.SearchStrategy[dict[str, Value]]:
    """What a definition may hold: something, under keys."""
    return st.dictionaries(texts(), values(), min_size=1, max_size=4)


@st.composite
def mutated(draw: st.DrawFn, source: st.SearchStrategy[str]) -> str:
    """A text to which some small accidents happened."""
    text = draw(source)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        put = draw(st.sampled_from(["", *PIECES]))
        text = text[:at] + put + text[at + gone :]
    return text


def pasted() -> st.SearchStrategy[str]:
    """Pieces of YAML in any order."""
    return st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def excerpts() -> st.SearchStrategy[str]:
    """Some lines of a likely file."""
    lines = LIKELY.splitlines(keepends=True)
    return st.tuples(st.integers(0, len(lines)), st.integers(1, 8)).map(
        lambda cut: "".join(lines[cut[0] : cut[0] + cut[1]])
    )


def files() -> st.SearchStrategy[bytes]:
    """Bytes of a file: written by us, likely, pasted together, broken, arbitrary."""
    written = mutated(values().map(dump) | excerpts() | st.just(LIKELY))
    broken = mutated(
        st.lists(st.sampled_from([*PIECES, *INVISIBLE]), max_size=6).map("".join)
    )
    return (written | pasted() | broken).map(str.encode) | st.binary(max_size=20)
