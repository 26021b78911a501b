"""The version of this package, as recorded with every reading."""

VERSION = "0.1.0"
