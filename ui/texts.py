"""Every fixed text of the page, in one place."""

ASK, PAPERS, DIGEST, ABOUT = "Ask", "Papers", "Digest", "About"

IS_SAMPLE, NONE_LOADED = "Sample list", "No papers yet"
ADD_OWN = "Add lists of your own: <code>assistant add PATH</code>"
STAYS, GOES_TO = "Nothing leaves this machine", "Questions and abstracts go to {asks}"

CONVERSATION, QUESTION = "Conversation", "Question"
ASK_HINT = "Ask about the papers"
NEW_CHAT, STOP, EXPORT = "New chat", "Stop", "Save as Markdown"
EARLIER, FORGET = "Earlier, kept in this browser alone", "Forget these"
COPIED = "Copied"
WELCOME = "## What would you like to know?\n\n"
READ, SAMPLE_READ = "the abstracts", "the sample’s texts (our own summaries, not the abstracts)"
ARE_QUOTES = "Answers quote {read} word for word, each sentence with its source."
ARE_WRITTEN = "Answers are written by a language model, each sentence checked against {read}."
READING, WRITING = "Reading the papers…", "Writing…"
LABELS = {"partial": "Answered in part", "not_in_list": "Not in the list"}
ALL_DAYS, OF_DAYS = "Over all days?", "And {days}?"
SEARCHED, OTHER_DAYS, WITHOUT_DAYS = "Searched", "Ask about other days", "Ask again without the days"
WRITTEN_BY = "Written by {writer}; each sentence was checked against the source it cites."
STOPPED = "Stopped."
FAILED = "Something went wrong, and there is no answer. The terminal that the page was started from says what."
CODE, PROJECT = "Code", "Project"

ABSTRACT, KEYWORDS, UPVOTES = "Abstract", "Keywords", "upvotes"
ASK_ABOUT, MORE_LIKE, CITE = "Ask about it", "Papers like this", "Cite"
ASK_ABOUT_ID, ASK_ABOUT_TITLE = "What is “{title}” ({id})?", "What is “{title}”?"
NO_PAPERS = "There are no papers yet. Add a list on the command line: assistant add PATH"
UNDATED, FIRST_UNDATED = "Papers without a day", "The first {most:,} papers without a day"
LIKE = "Papers like “{title}”"

DAYS, SPANS = "Days", "How many days"
SPAN = {"day": "Day", "week": "Week", "month": "Month"}
BEFORE = {"day": "The list before", "week": "The week before", "month": "The month before"}
AFTER = {"day": "The next list", "week": "The next week", "month": "The next month"}
FILTERS, SEARCH_HINT, HAS_CODE, SORT = "Search these papers", "Search in these papers", "Has code", "Order"
SORTS = {"upvotes": "Most upvoted", "listed": "As listed", "title": "By title"}
NONE_MATCHES, SHOW_ALL = "None of these papers matches.", "Show all"
PER_DAY, RISING, AT_MOST = "Papers per day", "Rising topics", "{papers:,} at most"
RISING_OF = "{days}; the mark is their share in the four weeks before"

EVIDENCE, CLOSE = "Source", "Close"
SOURCE, SOURCE_OF = "Source {number}: {title}", "Source {number} of {count}"
PREVIOUS_SOURCE, NEXT_SOURCE = "Previous source", "Next source"

NO_DIGEST = "There are no lists yet. Add one on the command line: assistant add PATH"
GROUPING, PLACED = "Reading the papers and finding their themes…", "{placed:,} of {papers} placed"
STOPPED_AT, MAKE_ALL = "Stopped after {placed} of {papers}.", "Make all of it"
THEMES, MOST_UPVOTED, SAYS = "Themes", "Most upvoted", "The abstract says"
DOWNLOAD, PAPERS_PLACED = "Save as", "Papers placed"

LOOKING = "Looking what is loaded…"
STATE = "This assistant"
LOADED, LISTS, REFRESHED, FOLDER = "Loaded", "Lists", "Last refresh", "Data folder"
WRITER, EMBEDDING, LEAVES, VERSION = "Answers", "Embedding model", "What leaves this machine", "Version"
SAMPLE = "The sample list: real titles, ids, days and upvotes, with summaries in our own words for the abstracts"
QUOTES = "Sentences of the abstracts, word for word"
NO_LISTS, NOT_YET = "None yet", "Not yet"
TILL_THEN = "Until then answers are made of quotes."
NOT_EMBEDDED = "{papers} can be listed, but not yet be found by questions: run assistant reindex."
ADD_LISTS = "Add lists"
ADD_HOW = (
    "New lists are fetched while the page is served, unless it was started with --offline. Lists of your own are "
    "answers of the Hugging Face API, saved list pages, or records with id, title and abstract as JSON lines or CSV."
)
ADD_COMMANDS = (
    "assistant fetch --since 2026-06-01",
    "assistant add lists/ my-papers.jsonl",
)
CONNECT = "Connect a model"
CONNECT_HOW = (
    "Answers and digests can be written by a language model on any server that speaks OpenAI’s API, on this machine "
    "too. Each of its sentences is checked against the abstract it cites, and left out if that does not support it."
)
CONNECT_COMMANDS = (
    "export OPENAI_BASE_URL=http://localhost:11434/v1   # or a key of OpenAI’s in OPENAI_API_KEY",
    "export ASSISTANT_MODEL=qwen3:8b                    # else the server’s first",
    "assistant serve",
)
CONNECT_LEAVES = "Questions and abstracts then go to that server, and nowhere else."
HOW_GOOD = "How good it is"
HOW_GOOD_WHERE = (
    "The README has the figures; each comes from a script that runs on your own sets too, and its results are kept in "
    "eval/results."
)
EVALUATIONS = ("python -m eval.retrieval --beir DIR", "python -m eval.questions", "python -m eval.speed")

NO_FILES = "This page takes no files."
SIGN_IN = "Sign in to read and ask."
TOOLS = (
    "Reads the Hugging Face Daily Papers lists. search_papers and ask_papers answer from the abstracts, with the "
    "verbatim sentence behind each statement; list_days says which days there are."
)
FOR_MCP = "Programs that speak the Model Context Protocol post here. The page for people is at /."

THUMBS = ("Like", "Dislike")  # what Gradio draws as thumbs
WORD, SEND, WORD_KEPT = "A word on the answer", "Send", "Thank you."
WORD_LIKED = "What was good? (optional; stays in the data folder)"
WORD_DISLIKED = "What was wrong? (optional; stays in the data folder)"

NO_TAB = "There is no tab “{tab}” here."
NO_PAPER = "The paper {id} is in none of the lists held."
NO_DAYS = {
    "date": "“{text}” is no day; in the address it is written as 2026-06-10.",
    "week": "“{text}” is no week; in the address it is written as 2026-W24.",
    "month": "“{text}” is no month; in the address it is written as 2026-06.",
}
NOT_LISTED = "There is no list of {days}. Shown: {shown}."
