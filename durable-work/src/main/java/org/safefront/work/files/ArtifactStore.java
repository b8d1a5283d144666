package org.safefront.work.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.safefront.contracts.DataRef;

/** Where files and folders are kept that outlive the process that made them. */
public interface ArtifactStore {
    /** A new empty folder to write something in before it is put into the store, or discarded. */
    Path stage();

    /** Removes a staged folder, if it is still there, with what was written. */
    void discard(Path staged);

    /**
     * Takes a staged folder over, all of it or nothing. Names tell contents: what is there already under that name stays.
     *
     * @param folder from {@link #stage}, gone afterwards
     * @param name such as {@code checkpoints/ck_...}
     * @return its address
     */
    String putFolder(Path folder, String name);

    /** Takes a file in a staged folder over, as {@link #putFolder} does. */
    String putFile(Path file, String name);

    /**
     * The folder at an address, to be read. Its files are not checked: whoever loads them does.
     *
     * @throws ArtifactMissingException if it is not there
     */
    Path folder(String uri);

    /** The folder that was put into the store by this name, to be read, if there is one. Its files are not checked. */
    Optional<Path> find(String name);

    /**
     * The file of rows at an address, to be read, checked against its digest.
     *
     * @throws ArtifactMissingException if it is not there
     * @throws DigestMismatchException if it is not what its reference says
     */
    Path file(DataRef reference);

    /**
     * A stream into a file in a staged folder, for texts that few may see: sealed, where the store has a key.
     *
     * @param file not there yet
     */
    OutputStream sealed(Path file) throws IOException;

    /**
     * The rows at an address, to be read, checked against their digest and opened if they are sealed.
     *
     * @throws ArtifactMissingException if they are not there
     * @throws DigestMismatchException if they are not what their reference says
     * @throws SealBrokenException if they are sealed and cannot be opened
     */
    InputStream rows(DataRef reference) throws IOException;

    /** Removes a folder that nobody needs any more; nothing happens if it is gone. */
    void deleteFolder(String uri);
}
