"""The course of a request in time: how long its work takes, at the worst moment."""
