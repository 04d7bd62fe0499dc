"""The pictures of categories, drawn here: an author names one by what it shows."""

from catalogkit.model.landscape import Category

DRAWN = {
    "key": (
        "M14.5 9.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM13.2 12.7 21 20.5"
        "M17 16.5l2-2M19 18.5l1.5-1.5"
    ),
    "laptop": "M5 5.5h14v10H5zM2.5 18.5h19",
    "alert": "M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.3",
    "chart": "M4 4v16h16M8 16v-4M12 16V8M16 16v-6",
    "desk": "M3 9h18M5 9v10M19 9v10M13 9v6h6M8 5h5v4",
    "network": (
        "M9.5 3.5h5v4.5h-5zM3.5 16h5v4.5h-5zM15.5 16h5v4.5h-5zM12 8v4M6 16v-4h12v4"
    ),
    "package": "m12 3 8 4.3v9.4L12 21l-8-4.3V7.3L12 3ZM4 7.3l8 4.4 8-4.4M12 11.7V21",
    "people": (
        "M12.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z"
        "M2.5 19.5c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5"
        "M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 14.6c2 .8 3.2 2.5 3.5 4.9"
    ),
    "refresh": (
        "M20 11a8 8 0 0 0-14.2-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.2 4L20 15"
        "M20 20v-5h-5"
    ),
    "store": (
        "M4 9.5V20h16V9.5"
        "M3 9.5 5 4h14l2 5.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0Z"
        "M10 20v-5h4v5"
    ),
    "phone": "M7.5 3h9v18h-9zM11 18h2",
    "mail": "M3.5 5.5h17v13h-17zM3.5 7l8.5 6.5L20.5 7",
    "lock": "M5.5 10.5h13v10h-13zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2",
    "book": (
        "M4.5 5A2 2 0 0 1 6.5 3h13v15h-13a2 2 0 0 0-2 2V5Z"
        "M19.5 18v3h-13a2 2 0 0 1-2-2"
    ),
    "money": (
        "M3 6.5h18v11H3zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM6 9.5v.1"
        "M18 14.4v.1"
    ),
    "building": (
        "M5 21V3.5h10V21M15 9h4.5v12M3 21h18M8 7.5h1M11 7.5h1M8 11.5h1M11 11.5h1"
        "M8.5 21v-4.5h3V21"
    ),
    "cloud": "M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.6 1.6A3.7 3.7 0 0 1 17.5 18.5H7Z",
    "tool": (
        "M14.5 6.5a4 4 0 0 0 5 5L11 20a2.1 2.1 0 0 1-3-3l8.5-8.5"
        "M19.5 11.5 17 9l2.5-2.5"
    ),
    "shelf": (
        "M5 4.5h5.5V10H5zM13.5 4.5H19V10h-5.5zM5 14h5.5v5.5H5zM13.5 14H19v5.5h-5.5z"
    ),
}  # fmt: skip
"""Name → the path of a picture, on a field of 24 by 24."""


def icon(category: Category | None) -> str:
    """The path of a category's picture; a shelf where none of that name is drawn."""
    name = None if category is None else category.icon
    return DRAWN.get(name or "shelf", DRAWN["shelf"])
