package org.safefront.registry.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.safefront.contracts.Axis;
import org.safefront.registry.domain.ProbeAccess;
import org.safefront.registry.domain.ReaderToken;
import org.safefront.registry.domain.SampleFiles;
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
        ProbeAccess access = ProbeAccess.of(asking.hasRole(ProbeAccess.ROLE), token);
        List<Samples> pages = files.of(studyId, checkpointId, axis).stream()
                .map(task -> Samples.page(axis, task.task(), task.rows(), wanted, access))
                .toList();
        if (axis != Axis.REASONING && access == ProbeAccess.GRANTED) {
            pages.forEach(page -> audit.read(checkpointId, page));
        }
        return pages;
    }
}
