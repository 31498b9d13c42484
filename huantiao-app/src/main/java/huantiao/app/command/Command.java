package huantiao.app.command;

import java.io.PrintStream;
import java.util.List;

/** One command of {@code ./huantiao}. */
public interface Command {

    /** Everything asked for was done. */
    int DONE = 0;

    /** Something broke that is not the caller's fault. */
    int BROKEN = 1;

    /** Some of the input was refused; what could be answered was answered. */
    int BAD_INPUT = 2;

    /** The word that calls it, as {@code triage}. */
    String name();

    /** One line for the list of commands. */
    String summary();

    /**
     * Runs it.
     *
     * @param args what followed the command's name
     * @param out answers, and nothing else
     * @param err problems, one a line
     * @return the exit code: {@link #DONE}, {@link #BROKEN} or {@link #BAD_INPUT}
     */
    int run(List<String> args, PrintStream out, PrintStream err);
}
