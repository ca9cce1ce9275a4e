"""A model's verdict on each shown sentence: is it supported by what it cites, and does it speak to the question?

LlamaIndex's FaithfulnessEvaluator and RelevancyEvaluator ask, with prompts/judge.md as their template. They take a
reply for a yes if these letters stand anywhere in it and for a no otherwise, also when it is empty or says something
else, so the reply is read again here: one that is neither is unscored.
"""

import re

from llama_index.core.evaluation import EvaluationResult, FaithfulnessEvaluator, RelevancyEvaluator
from llama_index.core.prompts import PromptTemplate

from assistant import prompts
from assistant.errors import ModelError
from assistant.types import Answer, Model
from eval.language_model import LanguageModel
from eval.outcome import Verdict
from eval.shown import Shown, shown

# Lists and small talk are the library's own lines, made of no abstract.
JUDGED = ("topic", "paper", "digest")
_VERDICT = re.compile(r"\b(yes|no)\b", re.IGNORECASE)


class Judge:
    """Judges with this model."""

    def __init__(self, model: Model) -> None:
        llm = LanguageModel(model=model)
        # LlamaIndex fills its own blanks; the first evaluator ignores a template that is a plain text.
        template = PromptTemplate(prompts.fill("judge", context="{context_str}", statement="{query_str}"))
        self.faithfulness = FaithfulnessEvaluator(llm=llm, eval_template=template)
        self.relevancy = RelevancyEvaluator(llm=llm, eval_template=template)

    def verdicts(self, question: str, answer: Answer) -> tuple[Verdict, ...]:
        """A verdict for each sentence that claims something about an abstract; without a citation it has no support."""
        if answer.kind not in JUDGED:
            return ()
        return tuple(self._verdict(question, sentence) for sentence in shown(answer))

    def _verdict(self, question: str, sentence: Shown) -> Verdict:
        if not sentence.citations:
            return Verdict(sentence.text, False, None)
        contexts = [f"{one.paper.title}\n{one.quote}\n{one.paper.abstract}" for one in sentence.citations]
        try:
            supported = read(self.faithfulness.evaluate(response=sentence.text, contexts=contexts))
            relevant = read(self.relevancy.evaluate(query=question, response=sentence.text, contexts=contexts))
        except ModelError:
            return Verdict(sentence.text, None, None)
        return Verdict(sentence.text, supported, relevant)


def read(result: EvaluationResult) -> bool | None:
    """Whether the judge said yes; None if it said neither yes nor no, or both."""
    said = [word.lower() for word in _VERDICT.findall(result.feedback or "")]
    return said[0] == "yes" if len(set(said)) == 1 else None
