"""The version of this program, without importing what is installed."""

VERSION = "0.1.0"
