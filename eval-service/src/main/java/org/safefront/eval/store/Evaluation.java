package org.safefront.eval.store;

import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;

/** An evaluation as it is remembered. */
record Evaluation(String id, CheckpointRef checkpoint, EvaluationTask task, int shards) {}
