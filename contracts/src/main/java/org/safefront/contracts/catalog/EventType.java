package org.safefront.contracts.catalog;

import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.front.AliasMoved;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.contracts.front.GateDecided;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;

/** Every event: its name, its record and its topic. */
public enum EventType {
    RUN_REQUESTED("run.requested", RunRequested.class, Topic.TRAINING_COMMANDS),
    RUN_CANCELLED("run.cancelled", RunCancelled.class, Topic.TRAINING_COMMANDS),
    RUN_STARTED("run.started", RunStarted.class, Topic.TRAINING_FACTS),
    CHECKPOINT_PUBLISHED("checkpoint.published", CheckpointPublished.class, Topic.TRAINING_FACTS),
    CHECKPOINT_RETRACTED("checkpoint.retracted", CheckpointRetracted.class, Topic.TRAINING_FACTS),
    RUN_COMPLETED("run.completed", RunCompleted.class, Topic.TRAINING_FACTS),
    RUN_FAILED("run.failed", RunFailed.class, Topic.TRAINING_FACTS),
    RUN_PROGRESSED("run.progressed", RunProgressed.class, Topic.TRAINING_PROGRESS),
    EVALUATION_REQUESTED("evaluation.requested", EvaluationRequested.class, Topic.EVALUATION_COMMANDS),
    EVALUATION_CANCELLED("evaluation.cancelled", EvaluationCancelled.class, Topic.EVALUATION_COMMANDS),
    EVALUATION_ACCEPTED("evaluation.accepted", EvaluationAccepted.class, Topic.EVALUATION_FACTS),
    SHARD_COMPLETED("shard.completed", ShardCompleted.class, Topic.EVALUATION_FACTS),
    EVALUATION_PROGRESSED("evaluation.progressed", EvaluationProgressed.class, Topic.EVALUATION_PROGRESS),
    RESPONSES_GENERATED("responses.generated", ResponsesGenerated.class, Topic.EVALUATION_FACTS),
    EVALUATION_COMPLETED("evaluation.completed", EvaluationCompleted.class, Topic.EVALUATION_FACTS),
    EVALUATION_FAILED("evaluation.failed", EvaluationFailed.class, Topic.EVALUATION_FACTS),
    JUDGEMENT_REQUESTED("judgement.requested", JudgementRequested.class, Topic.JUDGEMENT_COMMANDS),
    JUDGEMENT_COMPLETED("judgement.completed", JudgementCompleted.class, Topic.JUDGEMENT_FACTS),
    JUDGEMENT_FAILED("judgement.failed", JudgementFailed.class, Topic.JUDGEMENT_FACTS),
    FRONT_UPDATED("front.updated", FrontUpdated.class, Topic.FRONT_FACTS),
    GATE_DECIDED("gate.decided", GateDecided.class, Topic.FRONT_FACTS),
    ALIAS_MOVED("alias.moved", AliasMoved.class, Topic.FRONT_FACTS),
    CHECKPOINT_ASSESSED("checkpoint.assessed", CheckpointAssessed.class, Topic.CHECKPOINT_STATE);

    private static final String PREFIX = "org.safefront.";
    private static final String MAJOR = ".v1";

    private final String shortName;
    private final Class<? extends Event> recordClass;
    private final Topic topic;

    EventType(String shortName, Class<? extends Event> recordClass, Topic topic) {
        this.shortName = shortName;
        this.recordClass = recordClass;
        this.topic = topic;
    }

    /** Noun and past verb, for instance {@code run.started}. */
    public String shortName() {
        return shortName;
    }

    /** The {@code ce_type}, for instance {@code org.safefront.run.started.v1}. */
    public String ceType() {
        return PREFIX + shortName + MAJOR;
    }

    /** The record that carries the data. */
    public Class<? extends Event> recordClass() {
        return recordClass;
    }

    /** Where it is published. The whole front, {@code front.updated}, is also the value of {@link Topic#FRONT_STATE}. */
    public Topic topic() {
        return topic;
    }

    /** The type of that event. */
    public static EventType of(Event event) {
        return Stream.of(values())
                .filter(type -> type.recordClass.equals(event.getClass()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event type for " + event.getClass()));
    }

    /** The type with that {@code ce_type}, if this version knows it. */
    public static Optional<EventType> ofCeType(String ceType) {
        return Stream.of(values()).filter(type -> type.ceType().equals(ceType)).findFirst();
    }
}
