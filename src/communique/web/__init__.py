"""The record in a browser: routes and templates over `views`, no logic of their own.

Everything is made on the server; a page works without scripts, which only make it quicker to use.
"""
