package huantiao.app.command;

import huantiao.store.Journal;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code huantiao verify}: walks every chain of the journal and names the first bad row. */
final class VerifyCommand implements Command {

    private final Map<String, String> environment;

    VerifyCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "walk the journal's chains and name the first bad row";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (!args.isEmpty()) {
            err.println("usage: ./huantiao verify");
            return BAD_INPUT;
        }
        return OnTheDatabase.existing(
                environment,
                err,
                database -> {
                    var found = new Journal(database).verify();
                    if (found.firstBad().isPresent()) {
                        err.println("the journal does not hold: " + found.firstBad().get());
                        return BROKEN;
                    }
                    out.println(
                            "the journal holds: %d patients, %d entries"
                                    .formatted(found.patients(), found.entries()));
                    if (found.reviewEntries() > 0) {
                        out.println(
                                "the living review holds: %d entries"
                                        .formatted(found.reviewEntries()));
                    }
                    out.println("digest " + found.digest());
                    return DONE;
                });
    }
}
