"""What a target makes: files for programs that know nothing of us."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Key:
    """The stable name of a resource: of entity ids, never of a platform's number."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing that a platform should hold.

    `body` is plain data: JSON values, keys in the order that readers should see. The
    body of a file that is not JSON is its text.
    `file` is where `build` writes it, below the target's folder.
    """

    key: Key
    body: object
    file: str
    after: tuple[Key, ...] = field(default=())
