package org.safefront.benchmark.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.benchmark.catalogue.PublicHome.Asked;

class FetchTest {
    private static final byte[] FILE = "{\"id\":1}\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = "0c1089c4333d140a1c64375fa5f78281c8a32636de597f54ff466ac97226e680";
    private static final String MINE = "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff";
    private static final Optional<Token> NONE = Optional.empty();
    private static final Optional<Token> TOKEN = Optional.of(new Token("hf_secret\n"));
    private static final URI TERMS = URI.create("https://example.org/terms");

    @TempDir
    private Path folder;

    private final PublicHome home = new PublicHome(FILE);
    private final List<Long> progress = new ArrayList<>();
    private final List<Path> checked = new ArrayList<>();

    @AfterEach
    void end() {
        home.close();
    }

    @Test
    void bringsTheFile() throws IOException {
        Fetched fetched = fetch().fromNet(free(), home.at("/file"), NONE);

        assertEquals(new Fetched(folder.resolve("small.jsonl"), false), fetched);
        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
        assertEquals(List.of("small.jsonl"), names());
        assertEquals(FILE.length, progress.get(progress.size() - 1));
        assertEquals(List.of(folder.resolve(".incoming/small.jsonl")), checked);
    }

    @Test
    void asksNobodyForWhatIsHere() {
        fetch().fromNet(free(), home.at("/file"), NONE);

        Fetched again = fetch().fromNet(free(), home.at("/file"), NONE);

        assertTrue(again.before());
        assertEquals(1, home.asked().size());
    }

    @Test
    void leavesWhatIsHereWithOtherBytes() throws IOException {
        Path mine = Files.writeString(folder.resolve("small.jsonl"), "mine");

        assertEquals(
                mine + " is there already, with other bytes: its SHA-256 is "
                        + MINE + ", and must be " + SHA256
                        + ". Move it away, or give another folder with --into",
                refusal(() -> fetch().fromNet(free(), home.at("/file"), NONE)));
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void followsToAnotherHostWithoutTheToken() {
        home.point("/moved", "/here");
        home.point("/here", home.atOtherName("/file").toString());

        fetch().fromNet(gated(), home.at("/moved"), TOKEN);

        assertEquals(
                List.of(
                        new Asked("/moved", Optional.of("Bearer hf_secret"), Optional.empty()),
                        new Asked("/here", Optional.of("Bearer hf_secret"), Optional.empty()),
                        new Asked("/file", Optional.empty(), Optional.empty())),
                home.asked());
    }

    @Test
    void endsWhereAPlacePointsToItself() {
        home.point("/loop", "/loop");

        assertEquals(
                home.at("/loop")
                        + " points from one place to another more than 10 times; give another address with --from",
                refusal(() -> fetch().fromNet(free(), home.at("/loop"), NONE)));
    }

    @Test
    void saysWhereTermsAreAcceptedBeforeAskingAnybody() {
        assertEquals(
                "small is given out on terms: accept them at https://example.org/terms, then set HF_TOKEN or give"
                        + " --token-file FILE; or download " + home.at("/file")
                        + " by hand and run: ./safefront data fetch small --file FILE",
                refusal(() -> fetch().fromNet(gated(), home.at("/file"), NONE)));
        assertEquals(List.of(), home.asked());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatATokenDoesNotOpen(int status) {
        home.refuse("/closed", status);

        String words = refusal(() -> fetch().fromNet(gated(), home.at("/closed"), TOKEN));

        assertEquals(
                "the token does not open small (HTTP " + status + " from " + home.at("/closed")
                        + "): accept its terms at https://example.org/terms with the account of the token, and let the"
                        + " token read gated repositories",
                words);
        assertFalse((words + TOKEN).contains("secret"));
    }

    @Test
    void saysThatAMirrorWantsATokenToo() {
        home.refuse("/closed", 401);

        assertTrue(refusal(() -> fetch().fromNet(gated(), home.at("/closed"), NONE))
                .startsWith("small is given out on terms: accept them at"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void saysWhatTheServerAnswers(int status) {
        home.refuse("/gone", status);

        assertEquals(
                home.at("/gone") + " answers HTTP " + status + "; give another address with --from, or download "
                        + home.at("/file") + " by hand and run: ./safefront data fetch small --file FILE",
                refusal(() -> fetch().fromNet(free(), home.at("/gone"), NONE)));
        assertEquals(List.of(), names());
    }

    @Test
    void saysThatThereIsNoConnection() {
        URI nobody = home.at("/file");
        home.close();

        assertEquals(
                "small cannot be fetched: no connection to 127.0.0.1 (ConnectException); download " + nobody
                        + " by hand and run: ./safefront data fetch small --file FILE",
                refusal(() -> fetch().fromNet(free(), nobody, NONE)));
    }

    @Test
    void goesOnWhereTheConnectionWasLost() throws IOException {
        home.breakOff("/broken", 100_000);

        String words = refusal(() -> fetch().fromNet(free(), home.at("/broken"), NONE));
        Fetched fetched = fetch().fromNet(free(), home.at("/file"), NONE);

        assertEquals(
                "the connection to 127.0.0.1 was lost after 100000 of 180000 bytes; run the same command again, it goes"
                        + " on from there",
                words);
        assertEquals(Optional.of("bytes=100000-"), home.asked().get(1).range());
        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
        begun(Arrays.copyOf(FILE, 1000));
        home.ignoreRange("/whole");

        Fetched fetched = fetch().fromNet(free(), home.at("/whole"), NONE);

        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
        assertEquals(1, home.asked().size());
    }

    @Test
    void beginsAnewWhereWhatWasBegunIsAnotherFile() throws IOException {
        begun(new byte[1000]);

        Fetched fetched = fetch().fromNet(free(), home.at("/file"), NONE);

        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
    }

    @Test
    void beginsAnewWhereWhatWasBegunIsTooLong() throws IOException {
        begun(new byte[FILE.length + 1]);

        Fetched fetched = fetch().fromNet(free(), home.at("/file"), NONE);

        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
    }

    @Test
    void keepsNothingWithAnotherDigest() {
        home.answer("/other", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("mine".getBytes(StandardCharsets.UTF_8));
        });

        assertEquals(
                "what came from " + home.at("/other") + " is not small as it was pinned: its SHA-256 is " + MINE
                        + ", and must be " + SHA256 + "; nothing was kept. Try again, or another address with --from",
                refusal(() -> fetch().fromNet(free(), home.at("/other"), NONE)));
        assertEquals(List.of(), names());
    }

    @Test
    void keepsNothingWhoseRowsCannotBeRead() {
        var fetch = new Fetch(folder, Download.client(new EnvironmentProxies(Map.of())), (bytes, total) -> {}, file -> {
            throw new IllegalArgumentException("row 3 is wrong");
        });

        var refusal = assertThrows(IllegalArgumentException.class, () -> fetch.fromNet(free(), home.at("/file"), NONE));

        assertEquals("row 3 is wrong", refusal.getMessage());
        assertEquals(List.of(), names());
    }

    @Test
    void takesAFileThatWasFetchedByHand() throws IOException {
        Path mine = Files.write(folder.resolve("mine"), FILE);

        Fetched fetched = fetch().fromFile(gated(), mine);

        assertArrayEquals(FILE, Files.readAllBytes(fetched.file()));
        assertEquals(List.of("mine", "small.jsonl"), names());
    }

    @Test
    void refusesAFileWithOtherBytes() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");

        assertEquals(
                mine + " is not small as it is published: its SHA-256 is " + MINE + ", and must be " + SHA256
                        + ". To use other rows, put the file beside the study, into its folder benchmarks or probes, named small and an"
                        + " ending; the study records its digest",
                refusal(() -> fetch().fromFile(free(), mine)));
        assertEquals(List.of("mine"), names());
        assertEquals(folder.resolve("none") + " is missing", refusal(() -> fetch().fromFile(
                        free(), folder.resolve("none"))));
    }

    @Test
    void asksForTheDigestThatItDoesNotKnow() throws IOException {
        DataSet unknown = undigested();

        assertEquals(
                "the SHA-256 of small is not known here, so what comes over the net cannot be told from other bytes: give"
                        + " the digest that you trust with --sha256, or download " + home.at("/file")
                        + " by hand and run: ./safefront data fetch small --file FILE",
                refusal(() -> fetch().fromNet(unknown, home.at("/file"), NONE)));
        assertEquals(List.of(), names());
        assertEquals(List.of(), home.asked());
    }

    @Test
    void holdsWhatComesAgainstTheDigestThatItIsGiven() throws IOException {
        DataSet wrong = undigested().withSha256(MINE);

        String refusal = refusal(() -> fetch().fromNet(wrong, home.at("/file"), NONE));
        Fetched right = fetch().fromNet(undigested().withSha256(SHA256), home.at("/file"), NONE);

        assertTrue(refusal.contains("its SHA-256 is " + SHA256 + ", and must be " + MINE), refusal);
        assertArrayEquals(FILE, Files.readAllBytes(right.file()));
    }

    @Test
    void takesAnyFileWhereNoDigestIsKnown() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.csv"), "mine");

        Fetched fetched = fetch().fromFile(undigested().withEnding(".csv"), mine);

        assertEquals("mine", Files.readString(folder.resolve("small.csv")));
        assertEquals(folder.resolve("small.csv"), fetched.file());
        assertTrue(fetch().fromFile(undigested().withEnding(".csv"), mine).before());
    }

    @Test
    void saysWhatAnAddressIs() {
        assertEquals(
                "file:/tmp/a must be an address with http or https; a file of this machine is given with --file",
                refusal(() -> fetch().fromNet(free(), URI.create("file:/tmp/a"), NONE)));
    }

    private Fetch fetch() {
        return new Fetch(
                folder,
                Download.client(new EnvironmentProxies(Map.of())),
                (bytes, total) -> progress.add(bytes),
                checked::add);
    }

    private void begun(byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(".incoming"));
        Files.write(folder.resolve(".incoming/small.jsonl"), bytes);
    }

    private DataSet free() {
        return dataSet(Optional.empty());
    }

    private DataSet gated() {
        return dataSet(Optional.of(TERMS));
    }

    private DataSet dataSet(Optional<URI> terms) {
        return new DataSet(
                "small",
                "twenty thousand rows",
                20_000,
                "MIT",
                home.at("/"),
                home.at("/file"),
                ".jsonl",
                FILE.length,
                Optional.of(SHA256),
                terms);
    }

    private DataSet undigested() {
        return new DataSet(
                "small",
                "any rows",
                1,
                "MIT",
                home.at("/"),
                home.at("/file"),
                ".jsonl",
                0,
                Optional.empty(),
                Optional.empty());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(Executable fetching) {
        return assertThrows(FetchFailedException.class, fetching).getMessage();
    }
}
