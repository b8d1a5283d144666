package org.safefront.judges;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safefront.contracts.JudgeRef;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * Opens judges of the kind panel: {@code members} names other judges.
 *
 * @param judges by their names
 */
record PanelLoader(Function<String, Judge> judges) implements JudgeLoader {
    private static final int FEWEST = 2;

    @Override
    public Judge open(String name, Path folder, JsonFile json) {
        List<String> names = JudgeHeader.texts(json, "members");
        if (names.size() < FEWEST || names.stream().distinct().count() < names.size()) {
            throw new InvalidModelException(
                    JudgeFile.NAME + ": members must name two or more judges, each once, names " + names);
        }
        JudgeHeader header = JudgeHeader.read(json);
        List<Judge> members = names.stream().map(judges).toList();
        // In which order they sit changes nothing.
        Stream<String> digests =
                members.stream().map(Judge::ref).map(JudgeRef::digest).sorted();
        JudgeRef ref =
                header.ref(name, Stream.concat(Stream.of("panel"), digests).toArray(String[]::new));
        return new ReadableOnly(new PanelJudge(ref, members), header.languages());
    }
}
