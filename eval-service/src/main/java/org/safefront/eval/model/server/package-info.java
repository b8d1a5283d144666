/** The completions protocol that vLLM, SGLang, llama.cpp and others speak, as a client of it. */
package org.safefront.eval.model.server;
