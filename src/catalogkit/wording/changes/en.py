"""What requesters read of a change in English."""

ENGLISH = {
    "heading": "What has changed",
    "heading_on": "What has changed as of {day}",
    "nothing": "Nothing has changed for you.",
    "added": "New",
    "changed": "Changed",
    "ending": "Ending",
    "withdrawn": "No longer offered",
    "elsewhere": "Also changed",
    "entry": "{title} (version {version})",
    "until": "Can be requested until {day}.",
    "until_unknown": "Will be withdrawn.",
    "instead": "Please use {title} instead.",
    "details": "Details of this service have changed.",
    "diff/became-optional": "{about} no longer has to be answered.",
    "diff/became-required": "{about} must now be answered.",
}
