"""Writes the golden files of the decoders' parity tests: tiny random models, and what transformers computes with them.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 transformers==4.57.1 safetensors==0.8.0
    venv/bin/python decoder_goldens.py ../resources/org/safefront/lm/format/parity

A folder for each case: model/ as transformers saves it, examples.json with token ids, and golden.safetensors with the
logits of each example (time, vocabulary), the loss, and the gradient of every parameter. The loss is the mean cross entropy
of the completion tokens of all examples together. Weights are far from their usual small start, so that a bias, a norm or
an angle that is left out cannot hide.
"""

import json
import shutil
import sys
from pathlib import Path

import torch
import transformers
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM

assert torch.__version__.startswith("2.13.0") and transformers.__version__ == "4.57.1"

COMMON = {"vocab_size": 41, "num_hidden_layers": 2, "max_position_embeddings": 48, "attn_implementation": "eager"}
QWEN2 = COMMON | {
    "hidden_size": 24,
    "intermediate_size": 27,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "rope_theta": 1000000.0,
    "rms_norm_eps": 1e-6,
}
QWEN3 = COMMON | {
    "hidden_size": 22,
    "intermediate_size": 31,
    "num_attention_heads": 3,
    "num_key_value_heads": 1,
    "head_dim": 10,
    "rope_theta": 1000000.0,
    "rms_norm_eps": 1e-6,
}
LLAMA = COMMON | {
    "hidden_size": 30,
    "intermediate_size": 23,
    "num_attention_heads": 5,
    "num_key_value_heads": 5,
    "rope_theta": 10000.0,
    "rms_norm_eps": 1e-5,
}
SCALING = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 16,
}

CASES = {
    "qwen2-tied": (Qwen2ForCausalLM, Qwen2Config(**QWEN2, tie_word_embeddings=True)),
    "qwen2-untied": (Qwen2ForCausalLM, Qwen2Config(**QWEN2, tie_word_embeddings=False)),
    "qwen3-tied": (Qwen3ForCausalLM, Qwen3Config(**QWEN3, tie_word_embeddings=True)),
    "qwen3-untied-bias": (Qwen3ForCausalLM, Qwen3Config(**QWEN3, tie_word_embeddings=False, attention_bias=True)),
    "llama-untied": (LlamaForCausalLM, LlamaConfig(**LLAMA, tie_word_embeddings=False)),
    "llama-tied-scaled": (LlamaForCausalLM, LlamaConfig(**LLAMA, tie_word_embeddings=True, rope_scaling=SCALING)),
    "llama-grouped-biases-scaled": (
        LlamaForCausalLM,
        LlamaConfig(
            **(LLAMA | {"hidden_size": 36, "num_attention_heads": 6, "num_key_value_heads": 2}),
            tie_word_embeddings=False,
            attention_bias=True,
            mlp_bias=True,
            rope_scaling=SCALING,
        ),
    ),
}
# Prompt and completion tokens of each example.
LENGTHS = [(5, 6), (30, 11), (1, 3)]


def shake(model, generator):
    for name, parameter in model.named_parameters():
        values = torch.randn(parameter.shape, generator=generator)
        if "norm" in name:
            parameter.data = 1 + 0.3 * values
        else:
            parameter.data = values * (0.3 if parameter.dim() == 1 else 1.5 / parameter.shape[1] ** 0.5)


def examples(generator):
    def draw(count):
        return torch.randint(0, COMMON["vocab_size"], (count,), generator=generator).tolist()

    return [{"prompt": draw(prompt), "completion": draw(completion)} for prompt, completion in LENGTHS]


def golden(model, rows):
    total = sum(len(row["completion"]) for row in rows)
    tensors = {}
    loss = torch.zeros(())
    for index, row in enumerate(rows):
        # The last token is predicted, never read.
        ids = torch.tensor([row["prompt"] + row["completion"]])
        logits = model(input_ids=ids[:, :-1], use_cache=False).logits[0]
        tensors[f"logits.{index}"] = logits.detach()
        start = len(row["prompt"])
        loss = loss + torch.nn.functional.cross_entropy(logits[start - 1 :], ids[0, start:], reduction="sum") / total
    loss.backward()
    tensors["loss"] = loss.detach().reshape(1)
    for name, parameter in model.named_parameters():
        tensors["gradient." + name] = parameter.grad
    return {name: tensor.contiguous() for name, tensor in tensors.items()}


def main():
    target = Path(sys.argv[1])
    for number, (name, (kind, config)) in enumerate(CASES.items()):
        generator = torch.Generator().manual_seed(number)
        model = kind(config)
        shake(model, generator)
        folder = target / name
        shutil.rmtree(folder, ignore_errors=True)
        model.save_pretrained(folder / "model")
        (folder / "model" / "generation_config.json").unlink()
        # No text is read here, but a model folder has a tokenizer.
        (folder / "model" / "tokenizer.json").write_text("{}\n")
        rows = examples(generator)
        (folder / "examples.json").write_text(json.dumps(rows) + "\n")
        save_file(golden(model, rows), folder / "golden.safetensors")


main()
