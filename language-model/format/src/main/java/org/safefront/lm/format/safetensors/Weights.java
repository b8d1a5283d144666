package org.safefront.lm.format.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/** The weights of a model folder, in one file or in several with an index. */
public final class Weights implements AutoCloseable {
    /** The file of a model that is not cut up. */
    public static final String SINGLE = "model.safetensors";
    /** Which tensor lies in which file of a model that is. */
    public static final String INDEX = "model.safetensors.index.json";

    private final List<SafetensorsFile> files;
    private final Map<String, SafetensorsFile> places;
    private final Map<String, String> aliases;
    private final boolean sharded;

    private Weights(
            List<SafetensorsFile> files,
            Map<String, SafetensorsFile> places,
            Map<String, String> aliases,
            boolean sharded) {
        this.files = files;
        this.places = places;
        this.aliases = aliases;
        this.sharded = sharded;
    }

    /** Opens the weights of a model folder. */
    public static Weights open(Path folder) {
        if (Files.isRegularFile(folder.resolve(SINGLE))) {
            SafetensorsFile file = SafetensorsFile.open(folder.resolve(SINGLE));
            var places = new LinkedHashMap<String, SafetensorsFile>();
            file.tensors().keySet().forEach(name -> places.put(name, file));
            return new Weights(List.of(file), places, Map.of(), false);
        }
        if (Files.isRegularFile(folder.resolve(INDEX))) {
            return openSharded(folder);
        }
        throw new InvalidModelException(folder + " has neither " + SINGLE + " nor " + INDEX);
    }

    /** These weights, with one of them known by a second name. */
    public Weights withAlias(String alias, String name) {
        var more = new LinkedHashMap<>(places);
        more.put(alias, file(name));
        var moreNames = new LinkedHashMap<>(aliases);
        moreNames.put(alias, name);
        return new Weights(files, more, moreNames, sharded);
    }

    /** Names of all tensors. */
    public Set<String> names() {
        return places.keySet();
    }

    /** A tensor by its name. */
    public TensorInfo tensor(String name) {
        return file(name).tensor(aliases.getOrDefault(name, name));
    }

    /** Reads numbers as floats, see {@link SafetensorsFile#readFloats}. */
    public void readFloats(String name, long from, FloatBuffer into) {
        file(name).readFloats(tensor(name), from, into);
    }

    /** Names of the files within the folder, the index included. */
    public List<String> fileNames() {
        Stream<String> shards = files.stream().map(SafetensorsFile::name);
        return (sharded ? Stream.concat(Stream.of(INDEX), shards) : shards).toList();
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }

    private SafetensorsFile file(String name) {
        SafetensorsFile file = places.get(name);
        if (file == null) {
            throw new InvalidModelException("the weights have no tensor " + name);
        }
        return file;
    }

    private static Weights openSharded(Path folder) {
        JsonNode map = JsonFile.read(folder.resolve(INDEX)).root().path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new InvalidModelException(INDEX + ": weight_map is missing");
        }
        var names = new TreeSet<String>();
        map.forEach(node -> names.add(node.asText()));
        var opened = new LinkedHashMap<String, SafetensorsFile>();
        try {
            names.forEach(name -> opened.put(name, openShard(folder, name)));
            var places = new LinkedHashMap<String, SafetensorsFile>();
            map.properties().forEach(entry -> {
                SafetensorsFile file = opened.get(entry.getValue().asText());
                file.tensor(entry.getKey());
                places.put(entry.getKey(), file);
            });
            return new Weights(List.copyOf(opened.values()), places, Map.of(), true);
        } catch (RuntimeException e) {
            opened.values().forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private static SafetensorsFile openShard(Path folder, String name) {
        if (name.contains("/") || name.contains("\\") || !Files.isRegularFile(folder.resolve(name))) {
            throw new InvalidModelException(INDEX + ": weight_map names " + name + ", which is not in the folder");
        }
        return SafetensorsFile.open(folder.resolve(name));
    }
}
