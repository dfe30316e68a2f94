"""Communiqué reads every account of an international meeting and keeps one cited record."""

__version__ = "0.1.0"
