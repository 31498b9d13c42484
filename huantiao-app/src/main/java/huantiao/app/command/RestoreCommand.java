package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.store.Backup;
import huantiao.store.Backup.Contents;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code huantiao restore FILE}: a backup back onto an empty machine. */
final class RestoreCommand implements Command {

    private final Map<String, String> environment;

    RestoreCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "bring a backup back onto an empty database";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.println("usage: ./huantiao restore FILE");
            return BAD_INPUT;
        }
        var file = Path.of(args.getFirst()).toAbsolutePath();
        return switch (Passphrase.ask(environment, "Passphrase of the backup:")) {
            case Result.Refused<char[], Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<char[], Problem>(var passphrase) ->
                    OnTheDatabase.any(
                            environment,
                            err,
                            database ->
                                    said(new Backup(database).read(file, passphrase), out, err));
        };
    }

    private static int said(Result<Contents, Problem> result, PrintStream out, PrintStream err) {
        return switch (result) {
            case Result.Refused<Contents, Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<Contents, Problem>(var contents) -> {
                out.println(
                        "restored: %d patients, %d entries; the journal holds"
                                .formatted(contents.patients(), contents.entries()));
                out.println("digest " + contents.digest());
                yield DONE;
            }
        };
    }
}
