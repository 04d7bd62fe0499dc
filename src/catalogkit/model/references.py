"""Names of something in or beside an entity: a party, a system's event, an answer."""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from catalogkit.model.fault import Fault, refuse
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import ANY_SCALAR, ID, refused

if TYPE_CHECKING:
    pass


class Dotted(Ref[Any]):
    """A reference with more behind a dot: `security.lead`, `answers.mailbox`.

    `who` is the part before the dot and `rest` the part behind it, "" where there is
    none. `kind` is "" when `who` is one of the words that need no entity.
    """

    __slots__ = ("rest",)
    rest: str

    @property
    def who(self) -> str:
        """What stands before the dot: an entity's id, or a word such as owner."""
        return str(self).partition(".")[0]


class _Dotted:
    """Makes dotted references: to a kind, unless the first part is a known word."""

    def __init__(
        self, kind: str, words: tuple[str, ...], rests: tuple[str, ...]
    ) -> None:
        self.kind, self.words, self.rests = kind, words, rests

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._make)

    def __get_pydantic_json_schema__(
        self, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        words = ", ".join(self.words) or f"the id of a {self.kind}"
        return {**ANY_SCALAR, "description": f"One of {words}, or an id."}

    def _make(self, value: object, info: ValidationInfo) -> Dotted:
        kind = self.kind.replace("_", " ")
        if not isinstance(value, str):
            raise refused(value, f"the id of a {kind}")
        who, dot, rest = value.partition(".")
        if who not in self.words and not self.kind:
            words = ", ".join(self.words)
            raise refuse(Fault(f"'{value}' names nobody: begin with one of {words}"))
        if who not in self.words and not ID.fullmatch(who):
            raise refuse(Fault(f"'{value}' names no {kind}: ids are kebab-case"))
        if dot and (not rest or (self.rests and rest not in self.rests)):
            told = ", ".join(self.rests) or "a name"
            raise refuse(
                Fault(f"'{value}' ends in '.{rest}', but {told} belongs there")
            )
        ref = Dotted(value, "" if who in self.words else self.kind)
        ref.rest = rest
        if info.context is not None:
            info.context.setdefault("ref", []).append(ref)
        return ref


PARTIES = ("requester", "recipient", "owner", "team", "approver", "manager")
ROLES = ("lead", "deputy", "members", "on_call")

if TYPE_CHECKING:
    Party = Dotted
    Evidence = Dotted
    InterfaceOf = Dotted
    OwnerOf = Dotted
    PersonOf = Dotted
else:
    Party = Annotated[Dotted, _Dotted("team", PARTIES, ROLES)]
    Evidence = Annotated[Dotted, _Dotted("system", (), ())]
    InterfaceOf = Annotated[Dotted, _Dotted("system", (), ())]
    OwnerOf = Annotated[
        Dotted, _Dotted("system", ("answers", "requester", "recipient"), ())
    ]
    PersonOf = Annotated[Dotted, _Dotted("", ("answers", "requester", "recipient"), ())]
