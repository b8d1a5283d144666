package org.safefront.registry.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.safefront.contracts.Axis;
import org.safefront.registry.domain.CheckpointComparison;
import org.safefront.registry.domain.ProbeAccess;
import org.safefront.registry.domain.ReaderToken;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.registry.domain.SamplePairs;
import org.safefront.registry.domain.Samples;

/** Pages of samples as whoever asks may see them; that somebody read texts of probes is put on record. */
@ApplicationScoped
class SamplePages {
    private final SampleFiles files;
    private final SecurityIdentity asking;
    private final ReaderToken token;
    private final Audit audit;

    SamplePages(SampleFiles files, SecurityIdentity asking, ReaderToken token, Audit audit) {
        this.files = files;
        this.asking = asking;
        this.token = token;
        this.audit = audit;
    }

    List<Samples> of(String studyId, String checkpointId, Axis axis, Samples.Wanted wanted) {
        ProbeAccess access = access();
        List<Samples> pages = files.of(studyId, checkpointId, axis).stream()
                .map(task -> Samples.page(axis, task.task(), task.rows(), wanted, access))
                .toList();
        if (axis != Axis.REASONING && access == ProbeAccess.GRANTED) {
            pages.forEach(page ->
                    audit.read(checkpointId, axis, page.task(), page.rows().size()));
        }
        return pages;
    }

    /** Samples of two checkpoints beside one another, of those tasks that they were asked in the same way. */
    List<SamplePairs> pairs(String studyId, CheckpointComparison comparison, SamplePairs.Question question) {
        Axis axis = question.axis();
        ProbeAccess access = access();
        List<String> comparable = comparison.comparable(axis);
        List<SampleFiles.TaskSamples> others = files.of(studyId, comparison.other(), axis);
        List<SamplePairs> pages = files.of(studyId, comparison.one(), axis).stream()
                .filter(task -> comparable.contains(task.task()))
                .flatMap(one -> others.stream()
                        .filter(other -> other.task().equals(one.task()))
                        .map(other -> SamplePairs.of(question, one, other, access)))
                .toList();
        if (axis != Axis.REASONING && access == ProbeAccess.GRANTED) {
            pages.forEach(page -> auditPairs(comparison, page));
        }
        return pages;
    }

    private void auditPairs(CheckpointComparison comparison, SamplePairs page) {
        int one = page.items().stream().mapToInt(item -> item.one().size()).sum();
        int other = page.items().stream().mapToInt(item -> item.other().size()).sum();
        audit.read(comparison.one(), page.axis(), page.task(), one);
        audit.read(comparison.other(), page.axis(), page.task(), other);
    }

    private ProbeAccess access() {
        return ProbeAccess.of(asking.hasRole(ProbeAccess.ROLE), token);
    }
}
