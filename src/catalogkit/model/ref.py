"""A typed name of another entity."""

from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from catalogkit.model.fault import Fault, refuse
from catalogkit.model.scalars import ANY_SCALAR, ID, refused

E = TypeVar("E")


def _snake(name: str) -> str:
    letters = [f"_{c.lower()}" if c.isupper() else c for c in name]
    return "".join(letters).lstrip("_")


class _Kind:
    """Makes references of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = {"value_list": "list"}.get(kind, kind)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        kind = self.kind

        def make(value: object, info: ValidationInfo) -> Ref[Any]:
            if not isinstance(value, str):
                raise refused(value, f"the id of a {kind.replace('_', ' ')}")
            if not ID.fullmatch(value):
                raise refuse(Fault(f"'{value}' is no id: ids are kebab-case"))
            ref: Ref[Any] = Ref(value, kind)
            if info.context is not None:
                info.context.setdefault("ref", []).append(ref)
            return ref

        return core_schema.with_info_plain_validator_function(make)

    def __get_pydantic_json_schema__(
        self, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        said = self.kind.replace("_", " ")
        return {**ANY_SCALAR, "description": f"The id of a {said}."}


class Ref(str, Generic[E]):
    """The id of another entity, and its kind; `catalog[ref]` is the entity."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, value: str, kind: str) -> "Ref[E]":
        """A reference to the entity `value` of a kind such as "team"."""
        self = str.__new__(cls, value)
        self.kind = kind
        return self

    if not TYPE_CHECKING:

        def __class_getitem__(cls, target):  # noqa: ANN001, ANN204
            """`Ref["Team"]`: a reference that pydantic makes with kind "team"."""
            if isinstance(target, TypeVar):
                return cls
            name = target if isinstance(target, str) else target.__name__
            return Annotated[cls, _Kind(_snake(name))]
