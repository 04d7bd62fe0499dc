"""Text that people read: one string for the default locale, or one for each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from catalogkit.model.fault import Fault, refuse
from catalogkit.model.scalars import ANY_SCALAR, refused, shape

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Text by locale. A plain string stands under "" and is the default locale's."""

    by_locale: Mapping[str, str] = field(default_factory=dict)

    def get(self, locale: str, default: str) -> str:
        """The text for a locale, else for the default locale, else any."""
        texts = self.by_locale
        for each in (locale, "" if locale == default else default, default, ""):
            if each in texts:
                return texts[each]
        return next(iter(texts.values()), "")

    def has(self, locale: str, default: str) -> bool:
        """Whether it was written for this very locale."""
        texts = self.by_locale
        return locale in texts or (locale == default and "" in texts)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """A string or a map of strings by locale."""
        return core_schema.with_info_plain_validator_function(_make)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What editors are told."""
        return {
            "anyOf": [
                dict(ANY_SCALAR),
                {
                    "type": "object",
                    "propertyNames": {"pattern": f"^{LOCALE.pattern}$"},
                    "additionalProperties": dict(ANY_SCALAR),
                },
            ],
            "description": "Text, or one for each locale.",
            "examples": [{"en": "VPN access", "zh-CN": "VPN 远程接入"}],
        }


@lru_cache(maxsize=1024)
def is_locale(text: str) -> bool:
    """Whether a key looks like a locale (BCP 47: language, script, region)."""
    return LOCALE.fullmatch(text) is not None


def _make(value: object, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        if not value.strip():
            raise refuse(Fault("some text belongs here"))
        text = Text({"": value})
    elif isinstance(value, dict) and value:
        for key, each in value.items():
            if not isinstance(each, str) or not each.strip() or not is_locale(key):
                raise refuse(_faults(value))
        text = Text(value)
    else:
        raise refused(value, "text")
    if info.context is not None:
        info.context.setdefault("text", []).append(text)
    return text


def _faults(value: Mapping[str, object]) -> list[Fault]:
    return [
        *(_not_a_locale(key) for key in value if not is_locale(key)),
        *(
            Fault(f"the text for '{key}' is {_said(each)}", route=(key,))
            for key, each in value.items()
            if is_locale(key) and not (isinstance(each, str) and each.strip())
        ),
    ]


def _said(value: object) -> str:
    return "empty" if isinstance(value, str) else shape(value)


def _not_a_locale(key: str) -> Fault:
    return Fault(
        f"'{key}' is not a locale such as en or zh-CN, and this is a text by locale",
        "shape/unknown-key",
        (key,),
        key=True,
    )
