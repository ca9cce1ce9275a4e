"""The one kind of error whose text is for the person: it names the thing and says what to do."""


class AssistantError(Exception):
    """Something a person can put right; the message is shown as it is."""


class ListError(AssistantError):
    """A file that cannot be read as a list of papers."""


class BusyError(AssistantError):
    """Another process is writing to the same data folder."""


class ModelError(AssistantError):
    """The language model gave no answer; the message says why, without the key."""


class CutError(ModelError):
    """The language model's answer was cut off before its end; what came of it stands."""
