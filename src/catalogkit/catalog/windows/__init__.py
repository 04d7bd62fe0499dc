"""When freezes and planned work take place, what they cover, and where they collide."""

from catalogkit.catalog.windows.collisions import Collision, ahead, collisions
from catalogkit.catalog.windows.free import next_free
from catalogkit.catalog.windows.reach import Meeting, covers_stream

__all__ = [
    "Collision",
    "Meeting",
    "ahead",
    "collisions",
    "covers_stream",
    "next_free",
]
