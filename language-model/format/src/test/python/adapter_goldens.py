"""Writes the golden files of the adapters' parity tests: adapters as PEFT saves them, and the logits with them.

    python3 -m venv venv && venv/bin/pip install torch==2.13.0 transformers==4.57.1 peft==0.18.0 safetensors==0.8.0
    venv/bin/python adapter_goldens.py ../resources/org/safefront/lm/format/parity

The base and its examples are those of the case llama-grouped-biases-scaled, which decoder_goldens.py writes first. A folder
adapters/NAME for each case: adapter_config.json, adapter_model.safetensors, and golden.safetensors with the logits of each
example (time, vocabulary). The adapter in adapters/written-here was written by this project and is only read: PEFT says
what the logits with it are.
"""

import json
import os
import shutil
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import peft
import torch
import transformers
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM

assert torch.__version__.startswith("2.13.0")
assert transformers.__version__ == "4.57.1" and peft.__version__ == "0.18.0"

BASE = "llama-grouped-biases-scaled"
ALL = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
CASES = {
    "plain": LoraConfig(r=3, lora_alpha=5, target_modules=["q_proj", "down_proj"]),
    "rank-stabilised-all": LoraConfig(r=4, lora_alpha=7, use_rslora=True, target_modules=ALL),
    "patterns": LoraConfig(
        r=2,
        lora_alpha=6,
        target_modules=ALL,
        rank_pattern={"layers.0.self_attn.q_proj": 5, "up_proj": 1, "1.mlp.down_proj": 3},
        # Two match the up projection of layer 1: the first in the file counts, and PEFT saves them in alphabetical order.
        alpha_pattern={"up_proj": 9, r"layers\.1\.mlp\..*_proj": 2, "^model.layers.1.self_attn.o_proj": 11},
    ),
    "second-layer": LoraConfig(r=2, lora_alpha=4, target_modules=["up_proj", "v_proj"], layers_to_transform=[1]),
    "regular-expression": LoraConfig(r=2, lora_alpha=4, target_modules=r".*\.0\..*\.(k_proj|v_proj|gate_proj)"),
}


def base(parity):
    return AutoModelForCausalLM.from_pretrained(parity / BASE / "model", attn_implementation="eager").eval()


def write_logits(parity, folder):
    model = PeftModel.from_pretrained(base(parity), folder).eval()
    rows = json.loads((parity / BASE / "examples.json").read_text())
    tensors = {}
    with torch.no_grad():
        for index, row in enumerate(rows):
            ids = torch.tensor([row["prompt"] + row["completion"]])
            tensors[f"logits.{index}"] = model(input_ids=ids[:, :-1], use_cache=False).logits[0].contiguous()
    save_file(tensors, folder / "golden.safetensors")


def main():
    parity = Path(sys.argv[1])
    for number, (name, config) in enumerate(CASES.items()):
        config.task_type = "CAUSAL_LM"
        config.base_model_name_or_path = "parity"
        folder = parity / "adapters" / name
        shutil.rmtree(folder, ignore_errors=True)
        model = get_peft_model(base(parity), config)
        generator = torch.Generator().manual_seed(number)
        for parameter in (parameter for name, parameter in model.named_parameters() if "lora_" in name):
            parameter.data = 0.2 * torch.randn(parameter.shape, generator=generator)
        model.peft_config["default"].base_model_name_or_path = "parity"
        model.save_pretrained(folder)
        (folder / "README.md").unlink()
        write_logits(parity, folder)
    write_logits(parity, parity / "adapters" / "written-here")


main()
