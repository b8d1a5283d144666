"""Writes the golden files of the geometry of updates: what numpy says of them, from the product of the factors and a full
singular value decomposition of every matrix.

    python3 -m venv venv && venv/bin/pip install numpy==2.2.6 safetensors==0.8.0
    venv/bin/python geometry_goldens.py ../../../../format/src/test/resources/org/safefront/lm/format/parity \\
        ../resources/org/safefront/lm/training/geometry

The base and its adapters are those of the parity tests of language-model/format. The fully trained model, in
full/model.safetensors, is made here: noise on every weight, and a direction of the base on some. NAME.json holds a row for each
matrix that NAME changes.
"""

import json
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

assert np.__version__ == "2.2.6"

BASE = "llama-grouped-biases-scaled"
ADAPTERS = ["plain", "rank-stabilised-all", "second-layer"]
PROJECTIONS = [
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj",
]


def overlap(energies, values, total, size):
    k = len(values)
    weighted = float(np.sum(values**2 * energies) / (np.sum(values**2) * total))
    uniform = float(np.sum(energies) / total)
    return {
        "weighted": weighted,
        "weightedRatio": weighted * size,
        "uniform": uniform,
        "uniformRatio": uniform * size / k,
    }


def row(layer, projection, before, update):
    outputs, inputs = before.shape
    k = max(1, min(16, min(outputs, inputs) // 8))
    u, s, vt = np.linalg.svd(before)
    u, s, v = u[:, :k], s[:k], vt[:k].T
    norm = np.linalg.norm(update)
    spectral = np.linalg.svd(update, compute_uv=False)[0]
    top = u @ np.diag(s) @ v.T
    columns = overlap(np.sum((u.T @ update) ** 2, axis=1), s, norm**2, outputs)
    rows = overlap(np.sum((update @ v) ** 2, axis=0), s, norm**2, inputs)
    # The same, as the formulas are written: ||W_k^T dW||^2 / (||W_k||^2 ||dW||^2), and ||dW W_k^T||^2 over the same.
    within = np.linalg.norm(top) ** 2 * norm**2
    assert np.isclose(columns["weighted"], np.linalg.norm(top.T @ update) ** 2 / within, rtol=1e-9)
    assert np.isclose(rows["weighted"], np.linalg.norm(update @ top.T) ** 2 / within, rtol=1e-9)
    return {
        "layer": layer,
        "projection": projection,
        "outputs": outputs,
        "inputs": inputs,
        "norm": float(norm),
        "relativeNorm": float(norm / np.linalg.norm(before)),
        "spectralNorm": float(spectral),
        "stableRank": float(norm**2 / spectral**2),
        "cosine": float(abs(np.sum(before * update)) / (norm * np.linalg.norm(before))),
        "directions": k,
        "columns": columns,
        "rows": rows,
    }


def rows_of(base, updates):
    layers = 1 + max(int(name.split(".")[2]) for name in base if name.startswith("model.layers."))
    rows = []
    for layer in range(layers):
        for projection in PROJECTIONS:
            name = f"model.layers.{layer}.{projection}.weight"
            if name in updates:
                rows.append(row(layer, projection, base[name].astype(np.float64), updates[name]))
    return rows


def of_adapter(folder):
    config = json.loads((folder / "adapter_config.json").read_text())
    assert not config["rank_pattern"] and not config["alpha_pattern"]
    root = np.sqrt(config["r"]) if config["use_rslora"] else config["r"]
    factors = load_file(folder / "adapter_model.safetensors")
    updates = {}
    for name, a in factors.items():
        if name.endswith(".lora_A.weight"):
            b = factors[name.replace("lora_A", "lora_B")].astype(np.float64)
            weight = name.removeprefix("base_model.model.").replace(".lora_A.weight", ".weight")
            updates[weight] = config["lora_alpha"] / root * (b @ a.astype(np.float64))
    return updates


def trained(base):
    generator = np.random.default_rng(11)
    changed = {}
    for name, weight in base.items():
        noise = generator.standard_normal(weight.shape) * 0.02 * np.std(weight)
        if name.endswith("proj.weight"):
            u, s, vt = np.linalg.svd(weight.astype(np.float64))
            noise += generator.random() * 0.3 * s[0] * np.outer(u[:, 1], vt[2])
        changed[name] = (weight + noise).astype(np.float32)
    return changed


def main():
    parity, goldens = Path(sys.argv[1]), Path(sys.argv[2])
    base = load_file(parity / BASE / "model" / "model.safetensors")
    everything = {name: of_adapter(parity / "adapters" / name) for name in ADAPTERS}
    changed = trained(base)
    (goldens / "full").mkdir(parents=True, exist_ok=True)
    save_file(changed, goldens / "full" / "model.safetensors", metadata={"format": "pt"})
    everything["full"] = {name: changed[name].astype(np.float64) - weight for name, weight in base.items()}
    for name, updates in everything.items():
        (goldens / f"{name}.json").write_text(json.dumps(rows_of(base, updates), indent=1) + "\n")


main()
