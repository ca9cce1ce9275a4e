"""The page: a chat about the listed papers, served on this machine."""

import os

# Gradio reads these when it is imported: it reports to nobody, and draws up no statistics after each answer.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
# Around each event Gradio asks Matplotlib, if there is one, how it draws; not told, that loads all of it to find out.
os.environ.setdefault("MPLBACKEND", "agg")
