"""LlamaIndex's CitationQueryEngine over the same Chroma and the same model, to compare with.

It is used as it comes: its prompts, its chunks of 512 tokens, and the five papers whose vectors are nearest to the
question. A source is a paper's title and abstract. It reads no days and no conversation. An [n] counts if there is a
source n; an answer without one cites nothing that a reader could look up, so it counts as turned away, whatever it
says.
"""

import re
from collections.abc import Iterator

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.errors import ModelError
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Model, Status
from eval.case import Case
from eval.language_model import LanguageModel

NAME = "CitationQueryEngine"
TOP_K = 5

_MARKS = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


class Engine:
    """Asks the engine over this assistant's library."""

    def __init__(self, assistant: Assistant, model: Model) -> None:
        self.assistant = assistant
        self.engine = CitationQueryEngine(_Nearest(assistant), llm=LanguageModel(model=model))

    def ask(self, case: Case) -> Iterator[Answer]:
        """The one answer, its citations numbered as the engine numbers its sources; raises ModelError."""
        try:
            response = self.engine.query(case.question)
        except ValueError as error:
            raise ModelError(f"The engine gave no answer ({error})") from error
        text = _MARKS.sub(lambda match: " ".join(f"[{n}]" for n in re.findall(r"\d+", match[1])), str(response))
        sources = {
            number: self.assistant.paper(str(node.node.metadata["paper"]))
            for number, node in enumerate(response.source_nodes, start=1)
        }
        numbers = dict.fromkeys(int(n) for n in re.findall(r"\[(\d+)\]", text))
        citations = tuple(Citation(n, sources[n], sources[n].abstract) for n in numbers if n in sources)
        status: Status = "supported" if citations else "not_in_list"
        yield Answer(text, status, "topic", citations=citations, writer=NAME)


class _Nearest(BaseRetriever):
    """The papers nearest to a question, as LlamaIndex's retriever over a vector store finds them, but with their texts:
    in the store a paper has its title alone."""

    def __init__(self, assistant: Assistant) -> None:
        super().__init__()
        self.assistant = assistant

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        index = self.assistant.index
        found = index.vectors.nearest(index.embed([query_bundle.query_str])[0], TOP_K)
        papers = [self.assistant.paper(id) for id in found]
        return [
            NodeWithScore(node=TextNode(text=f"{p.title}\n{p.abstract}", metadata={"paper": p.id}), score=found[p.id])
            for p in papers
        ]
