"""Scripts that say how good the answers are; each runs as `python -m eval.NAME`."""
