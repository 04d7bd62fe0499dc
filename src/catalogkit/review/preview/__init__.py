"""Forms before and after a change, side by side: as pages, and as pictures of them."""

from catalogkit.review.preview.files import images, write
from catalogkit.review.preview.pair import Preview, previews

__all__ = ["Preview", "images", "previews", "write"]
