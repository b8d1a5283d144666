package org.safefront.benchmark.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** The data sets that can be fetched, in the order in which they are shown. */
public record Catalogue(List<DataSet> dataSets) {
    private static final String FILE = "data-sets.json";

    public Catalogue {
        dataSets = List.copyOf(dataSets);
    }

    /** The public ones, which {@code data-sets.json} beside this class lists. */
    public static Catalogue published() {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            var mapper = JsonMapper.builder().addModule(new Jdk8Module()).build();
            return new Catalogue(mapper.readValue(in, new TypeReference<List<DataSet>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /**
     * The data set of that name.
     *
     * @throws UnknownDataSetException naming those that there are
     */
    public DataSet get(String name) {
        return dataSets.stream()
                .filter(dataSet -> dataSet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDataSetException(
                        name, dataSets.stream().map(DataSet::name).collect(Collectors.joining(", "))));
    }
}
