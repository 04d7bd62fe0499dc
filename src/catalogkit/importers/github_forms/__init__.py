"""Issue forms of GitHub (.github/ISSUE_TEMPLATE/*.yml)."""
