"""The script of a form: plain JavaScript, which reads what the page says of its form.

It is one file for all pages: the interpreter of conditions, the patterns of answers,
what becomes of answers, the questions on the page, and the page itself. Where a form
asks for a day or for opening hours, its page loads the clock before it.
"""

import json
import re
from importlib.resources import files

from catalogkit.catalog.formats import PATTERNS
from catalogkit.languages.javascript import interpreter

_COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*$", re.DOTALL | re.MULTILINE)
PARTS = ("answers.js", "questions.js", "page.js")


def form_script() -> str:
    """The source as pages load it: without its comments and indentation."""
    package = files("catalogkit.targets.portal.form.script")
    own = [package.joinpath(each).read_text(encoding="utf-8") for each in PARTS]
    patterns = f"const answerPatterns = {json.dumps(PATTERNS, indent=2)};\n"
    return slim("".join([interpreter(), patterns, *own]))


def slim(source: str) -> str:
    """A script or style without lines of comment and what stands before a line."""
    lines = (each.strip() for each in _COMMENT.sub("", source).splitlines())
    return "".join(f"{each}\n" for each in lines if each and each[:2] != "//")
