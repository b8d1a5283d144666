/** LoRA adapters as PEFT lays them out: adapter_config.json and adapter_model.safetensors. */
package org.safefront.lm.format.adapter;
