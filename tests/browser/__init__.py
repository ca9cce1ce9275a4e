"""The page in a real browser, over a real server; needs Chromium (see chromium.py)."""
