package org.safefront.registry.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.registry.domain.Samples;

/** From the rows of files to the rows that people see. */
final class SampleRows {
    private SampleRows() {}

    static List<Samples.Row> ofBenchmark(List<BenchmarkSample> samples) {
        return samples.stream().map(SampleRows::row).toList();
    }

    /** Each answer with its verdict; without one yet, its outcome is {@link Samples#UNJUDGED}. */
    static List<Samples.Row> ofProbes(List<ProbeResponse> responses, List<ProbeVerdict> verdicts) {
        Map<String, ProbeVerdict> byProbe = new HashMap<>();
        verdicts.forEach(verdict -> byProbe.put(verdict.item() + "/" + verdict.repeat(), verdict));
        return responses.stream()
                .map(response ->
                        row(response, Optional.ofNullable(byProbe.get(response.item() + "/" + response.repeat()))))
                .toList();
    }

    private static Samples.Row row(BenchmarkSample sample) {
        return new Samples.Row(
                sample.item(),
                sample.repeat(),
                sample.outcome().toString(),
                Optional.empty(),
                Optional.of(sample.question()),
                Optional.of(sample.thinking()),
                Optional.of(sample.answer()),
                sample.extracted(),
                Optional.of(sample.gold()),
                Optional.empty(),
                sample.question().length()
                        + sample.thinking().length()
                        + sample.answer().length(),
                sample.tokens());
    }

    private static Samples.Row row(ProbeResponse response, Optional<ProbeVerdict> verdict) {
        return new Samples.Row(
                response.item(),
                response.repeat(),
                verdict.map(known -> known.verdict().toString()).orElse(Samples.UNJUDGED),
                Optional.of(response.category()),
                Optional.of(response.prompt()),
                Optional.of(response.thinking()),
                Optional.of(response.answer()),
                Optional.empty(),
                Optional.empty(),
                verdict.map(ProbeVerdict::refusalProbability),
                response.prompt().length()
                        + response.thinking().length()
                        + response.answer().length(),
                response.tokens());
    }
}
