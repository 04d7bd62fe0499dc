"""Forms before and after a change, side by side: as pages, and as pictures of them."""

from catalogkit.review.preview.pair import Preview, previews

__all__ = ["Preview", "previews"]
