package org.safefront.registry.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.safefront.contracts.study.StudyRequest;

/**
 * All that is known of a study, as it stands in the store.
 *
 * @param request what was asked for
 * @param revision grows with everything that becomes known
 * @param age since it was asked for, or how long it took once it is finished
 * @param runs in the order of the request
 * @param checkpoints that are not retracted, with their scores
 * @param problems sentences by checkpoint id: evaluations and judgements that failed
 * @param failedEvaluations ids of evaluations whose score will not come
 * @param samplesGenerated samples by evaluation id
 * @param samplesJudged samples by evaluation id
 * @param frontVersion of the front that was announced last, 0 before there is one
 */
public record StudyFacts(
        StudyRequest request,
        long revision,
        Duration age,
        List<RunView> runs,
        List<AssessedCheckpoint> checkpoints,
        Map<String, List<String>> problems,
        List<String> failedEvaluations,
        Map<String, Long> samplesGenerated,
        Map<String, Long> samplesJudged,
        long frontVersion) {}
