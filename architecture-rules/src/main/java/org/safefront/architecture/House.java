package org.safefront.architecture;

/** The rooms and what they are made of, as ArchUnit writes packages: two dots stand for any number of packages. */
final class House {
    static final String CONTRACTS = "org.safefront..contracts..";

    static final String BENCHMARK = "org.safefront..benchmark..";
    static final String JUDGES = "org.safefront..judges..";
    static final String STATISTICS = "org.safefront..statistics..";
    static final String FRONTS = "org.safefront..fronts..";

    static final String LANGUAGE_MODEL = "org.safefront..lm..";
    static final String TRAINING = "org.safefront..lm.training..";
    static final String GENERATION = "org.safefront..lm.generation..";
    static final String TOKENIZER = "org.safefront..lm.format.tokenizer..";

    static final String DURABLE_WORK = "org.safefront..work..";

    /** With the places of their classes, for the launcher has a package that is called registry too. */
    static final String SERVICES =
            "org.safefront..[trainer|eval|judge|registry].[domain|messaging|rest|model|store|config]..";

    static final String DOMAIN = "org.safefront..domain..";
    static final String MESSAGING = "org.safefront..messaging..";
    static final String REST = "org.safefront..rest..";
    static final String MODEL = "org.safefront..model..";
    static final String STORE = "org.safefront..store..";
    static final String CONFIG = "org.safefront..config..";

    static final String LAUNCHER = "org.safefront..launcher..";
    static final String SERVERS = "org.safefront..launcher.servers..";

    static final String[] DJL = {"ai.djl.."};
    static final String[] ONNX = {"ai.onnx..", "ai.onnxruntime.."};
    static final String[] ENGINES = {"ai.djl..", "ai.onnx..", "ai.onnxruntime.."};
    static final String[] KAFKA = {"org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging.."};
    static final String[] SQL = {"java.sql..", "javax.sql.."};
    static final String[] FRAMEWORKS = {
        "io.quarkus..", "io.smallrye..", "jakarta..", "org.apache.kafka..", "org.eclipse.microprofile.."
    };

    private House() {}
}
