package org.safefront.launcher.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.safefront.launcher.study.StudyFolder;

/**
 * What a study would do, and what that takes. Starts no service, opens no port, fetches nothing and leaves no file behind.
 *
 * @param studies one for each base
 * @param forecast how long it takes
 * @param disk room that it takes
 * @param basis what the figures rest on, and what they leave out
 */
public record DryRun(List<StudyPlan> studies, Forecast forecast, Disk disk, List<String> basis) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public DryRun {
        studies = List.copyOf(studies);
        basis = List.copyOf(basis);
    }

    /**
     * Counts and measures; takes some seconds.
     *
     * @param study that is to be done
     * @param environment that services would inherit
     * @param dataFolder where checkpoints would be kept; it need not be there
     * @throws org.safefront.launcher.CannotStartException if the study could not be carried out
     */
    public static DryRun of(StudyFolder study, Map<String, String> environment, Path dataFolder) {
        ServiceSettings settings = ServiceSettings.of(environment);
        return LibraryFolder.during(() -> of(study, settings, dataFolder));
    }

    private static DryRun of(StudyFolder study, ServiceSettings settings, Path dataFolder) {
        List<PlannedBase> bases = study.requests().stream()
                .map(request -> PlannedBase.of(request, study.probes()))
                .toList();
        List<StudyPlan> studies = bases.stream().map(PlannedBase::plan).toList();
        Forecast forecast = Forecast.of(bases, settings);
        return new DryRun(
                studies, forecast, Disk.of(studies, dataFolder), Basis.of(bases, forecast, settings, dataFolder));
    }

    /** As one JSON object; times are in seconds, sizes in bytes. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is numbers and words", e);
        }
    }
}
