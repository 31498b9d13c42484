package huantiao.app.command;

import huantiao.store.Journal;
import huantiao.store.UnreadableEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code huantiao rebuild}: makes every projection anew from the journal. */
final class RebuildCommand implements Command {

    private final Map<String, String> environment;

    RebuildCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String summary() {
        return "make what lists show anew from the journal";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (!args.isEmpty()) {
            err.println("usage: ./huantiao rebuild");
            return BAD_INPUT;
        }
        return OnTheDatabase.existing(
                environment,
                err,
                database -> {
                    try {
                        out.println(
                                "made anew from %d charts"
                                        .formatted(new Journal(database).rebuild()));
                        return DONE;
                    } catch (UnreadableEntry e) {
                        err.println("huantiao: " + e.getMessage() + "; nothing was changed");
                        return BROKEN;
                    }
                });
    }
}
