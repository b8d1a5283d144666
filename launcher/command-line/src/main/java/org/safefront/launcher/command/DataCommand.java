package org.safefront.launcher.command;

import picocli.CommandLine.Command;

/** {@code safefront data}, with its commands. */
@Command(
        name = "data",
        description =
                "The questions of the published benchmarks and the published sets of probes: fetch, list and check their files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DataFetchCommand.class, DataListCommand.class, DataCheckCommand.class})
final class DataCommand {}
