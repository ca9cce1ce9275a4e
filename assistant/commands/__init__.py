"""The commands, by theme; each imports what it needs only when it runs, so that `--help` stays quick."""
