package org.safefront.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house beside this class, {@code faulty}, breaks every rule once or more; what is sound in it says so. */
class RulesTest {
    private static final String HOUSE = "org.safefront.architecture.faulty.";
    private static final Map<String, JavaClasses> ROOMS = new HashMap<>();

    /** Which classes of a room break a rule. */
    record Fault(ArchRule rule, String room, List<String> classes) {
        Fault(ArchRule rule, String room, String... classes) {
            this(rule, room, List.of(classes));
        }

        Set<String> names() {
            return classes.stream()
                    .map(name -> HOUSE + room + "." + name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Which of them a line of a report names; the whole line if none. */
        Stream<String> namesOrAll(String line) {
            List<String> named = names().stream().filter(line::contains).toList();
            return named.isEmpty() ? Stream.of(line) : named.stream();
        }

        @Override
        public String toString() {
            return room + ": " + rule.getDescription();
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(houseFaults(), languageModelFaults(), launcherFaults(), serviceFaults())
                .flatMap(Function.identity());
    }

    private static Stream<Fault> houseFaults() {
        return Stream.of(
                new Fault(HouseRules.NAMES_SAY_WHAT_A_CLASS_DOES, "habits", "OrderHelper"),
                new Fault(
                        HouseRules.CONSTRUCTORS_RECEIVE_EVERYTHING,
                        "habits",
                        "InjectedField",
                        "ChannelField",
                        "SettingField"),
                new Fault(HouseRules.PACKAGES_HAVE_AN_ORDER, "habits", "egg.Egg", "hen.Hen"),
                new Fault(
                        RepeatableRules.CLOCKS_AND_SEEDS_ARE_HANDED_IN, "chance", "Now", "Millis", "Dice", "Shuffled"),
                new Fault(ContractsRules.CONTRACTS_STAND_ON_JAVA_ALONE, "contracts", "KafkaKey"),
                new Fault(ContractsRules.PUBLIC_TYPES_ARE_CLOSED, "contracts", "OpenValue"),
                new Fault(ContractsRules.EVENTS_ARE_RECORDS, "contracts", "ClassEvent"),
                new Fault(BenchmarkRules.NO_FRAMEWORK, "benchmark", "InjectedBenchmark"),
                new Fault(BenchmarkRules.OF_THE_HOUSE_CONTRACTS_AND_STATISTICS_ALONE, "benchmark", "RunBenchmark"),
                new Fault(JudgesRules.NO_FRAMEWORK, "judges", "InjectedJudge"),
                new Fault(
                        JudgesRules.OF_THE_HOUSE_CONTRACTS_STATISTICS_AND_LANGUAGE_MODELS_ALONE, "judges", "RunJudge"),
                new Fault(StatisticsRules.JAVA_AND_CONTRACTS_ALONE, "statistics", "RunMean"),
                new Fault(FrontsRules.JAVA_CONTRACTS_AND_STATISTICS_ALONE, "fronts", "RunFront"),
                new Fault(DurableWorkRules.OF_THE_HOUSE_CONTRACTS_ALONE, "work", "RunQueue"),
                new Fault(DurableWorkRules.FRAMEWORKS_STAY_IN_MESSAGING, "work", "KafkaQueue"));
    }

    private static Stream<Fault> languageModelFaults() {
        return Stream.of(
                new Fault(LanguageModelRules.NO_FRAMEWORK, "lm", "InjectedModel"),
                new Fault(LanguageModelRules.NO_OTHER_ROOM, "lm", "EventModel"),
                new Fault(FormatRules.NEITHER_TRAINING_NOR_GENERATION, "lm.format", "TrainedFile"),
                new Fault(FormatRules.NO_ENGINE, "lm.format", "TensorFile"),
                new Fault(FormatRules.OF_DJL_THE_TOKENIZER_ALONE, "lm.format", "tokenizer.DeviceTokenizer"),
                new Fault(TrainingRules.TRAINING_KNOWS_NO_GENERATION, "lm.training", "Rehearsal"),
                new Fault(TrainingRules.TRAINING_KNOWS_NO_ONNX, "lm.training", "OnnxStep"),
                new Fault(GenerationRules.GENERATION_KNOWS_NO_TRAINING, "lm.generation", "LearningWriter"),
                new Fault(GenerationRules.GENERATION_KNOWS_NO_PYTORCH, "lm.generation", "TorchWriter"));
    }

    private static Stream<Fault> launcherFaults() {
        return Stream.of(
                new Fault(LauncherRules.SERVICES_ARE_PROCESSES, "launcher", "InProcessTrainer"),
                new Fault(LauncherRules.ENGINES_ARE_LEFT_TO_THE_LANGUAGE_MODEL, "launcher", "TensorCount"),
                new Fault(LocalServersRules.OF_THE_HOUSE_CONTRACTS_ALONE, "launcher.servers", "LaunchedBroker"));
    }

    private static Stream<Fault> serviceFaults() {
        return Stream.of(
                new Fault(ServiceRules.EVERY_CLASS_HAS_ITS_PLACE, "trainer", "common.Leftover"),
                new Fault(ServiceRules.DOMAIN_IS_PLAIN_JAVA, "trainer", "domain.SingletonRun"),
                new Fault(ServiceRules.DOMAIN_DOES_NOT_CHANGE, "trainer", "domain.ChangingRun"),
                new Fault(ServiceRules.ADAPTERS_DO_NOT_KNOW_ONE_ANOTHER, "trainer", "messaging.TableListener"),
                new Fault(ServiceRules.NOBODY_ASKS_THE_WIRING, "trainer", "store.WiredTable"),
                new Fault(ServiceRules.EDGES_ARE_NOT_PUBLIC, "trainer", "config.PublicWiring"),
                new Fault(ServiceRules.ENGINES_STAY_IN_MODEL, "trainer", "rest.DeviceResource"),
                new Fault(ServiceRules.LANGUAGE_MODEL_STAYS_IN_MODEL, "trainer", "store.StepTable"),
                new Fault(ServiceRules.KAFKA_STAYS_IN_MESSAGING, "trainer", "store.PartitionTable"),
                new Fault(ServiceRules.HTTP_STAYS_IN_REST, "trainer", "messaging.RespondingListener"),
                new Fault(ServiceRules.SQL_STAYS_IN_STORE, "trainer", "rest.QueryResource"),
                new Fault(ServiceRules.SETTINGS_ARE_READ_IN_CONFIG, "trainer", "model.ModelSettings"),
                new Fault(ServiceRules.SERVICES_DO_NOT_KNOW_ONE_ANOTHER, "trainer", "model.ScoredRun"),
                new Fault(ServiceRules.NO_SERVICE_KNOWS_THE_LAUNCHER, "trainer", "model.LaunchedRun"),
                new Fault(RestRules.ANSWERS_ARE_PUBLIC, "trainer", "rest.HiddenResource.hidden"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRuleReportsWhatBreaksItAndNothingElse(Fault fault) {
        JavaClasses room = ROOMS.computeIfAbsent(HOUSE + fault.room(), new ClassFileImporter()::importPackages);

        List<String> report = fault.rule().evaluate(room).getFailureReport().getDetails();

        assertEquals(
                fault.names(),
                report.stream().flatMap(fault::namesOrAll).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRuleThatFindsNothingToLookAtFails(Fault fault) {
        JavaClasses renamed = new ClassFileImporter().importPackages("org.safefront.nowhere");

        assertThrows(AssertionError.class, () -> fault.rule().check(renamed));
    }

    @Test
    void everyRuleIsBrokenByAFault() {
        Set<ArchRule> rules = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.safefront.architecture")
                        .stream()
                        .flatMap(RulesTest::rules)
                        .collect(Collectors.toSet());

        Set<ArchRule> broken = faults().map(Fault::rule).collect(Collectors.toSet());

        assertEquals(rules, broken);
    }

    private static Stream<ArchRule> rules(JavaClass container) {
        return container.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(ArchRule.class))
                .map(field -> {
                    try {
                        return (ArchRule) field.reflect().get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(field + " is not public", e);
                    }
                });
    }
}
