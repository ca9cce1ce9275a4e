"""The connected model as LlamaIndex wants one, so that what is compared is asked over the same connection."""

from contextlib import suppress
from typing import Any

from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from llama_index.core.llms.callbacks import llm_completion_callback

from assistant.attempt import Attempt
from assistant.errors import CutError
from assistant.types import Model, Turn


class LanguageModel(CustomLLM):
    """A LlamaIndex LLM that sends each prompt as one turn; raises ModelError as the model does."""

    model: Model

    @property
    def metadata(self) -> LLMMetadata:
        """The window, from which LlamaIndex works out how much context fits."""
        return LLMMetadata(context_window=self.model.window)

    @llm_completion_callback()
    def complete(self, prompt: str, *_: Any, **__: Any) -> CompletionResponse:
        """The whole reply."""
        return CompletionResponse(text=Attempt(self.model).say([Turn("user", prompt)]))

    @llm_completion_callback()
    def stream_complete(self, prompt: str, *_: Any, **__: Any) -> CompletionResponseGen:
        """Ever longer replies."""

        def pieces() -> CompletionResponseGen:
            text = ""
            with suppress(CutError):
                for piece in self.model.chat([Turn("user", prompt)]):
                    text += piece
                    yield CompletionResponse(text=text, delta=piece)

        return pieces()
