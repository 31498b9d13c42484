package huantiao.app.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The list of commands, in the order in which help shows them. */
public record Commands(List<Command> all) {

    public Commands {
        all = List.copyOf(all);
    }

    /** Every command of this program except {@code run}, which starts the clinic. */
    public static Commands shipped() {
        return new Commands(
                List.of(
                        new TriageCommand(),
                        new ScoreCommand(),
                        new EvidenceCommand(),
                        new VerifyCommand(System.getenv()),
                        new RebuildCommand(System.getenv()),
                        SealedFileCommand.backup(System.getenv()),
                        SealedFileCommand.restore(System.getenv()),
                        new MetaCommand()));
    }

    public Optional<Command> find(String name) {
        return all.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** Prints what can be asked for. */
    public void help(PrintStream out) {
        out.println("usage: ./huantiao COMMAND [ARGUMENTS]");
        out.println();
        out.println("  run         start the clinic (--no-demo: an empty one; --port N)");
        out.println("  test        everything that CI runs");
        out.println("  bench       how fast the meta-analysis is (--help)");
        all.forEach(command -> out.printf("  %-11s %s%n", command.name(), command.summary()));
    }
}
