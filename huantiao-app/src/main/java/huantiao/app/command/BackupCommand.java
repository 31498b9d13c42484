package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.store.Backup;
import huantiao.store.Backup.Contents;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code huantiao backup FILE}: everything in one sealed file, while the clinic runs or not. */
final class BackupCommand implements Command {

    private final Map<String, String> environment;

    BackupCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "write everything into a new file, sealed with a passphrase";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.println("usage: ./huantiao backup FILE");
            return BAD_INPUT;
        }
        var file = Path.of(args.getFirst()).toAbsolutePath();
        return switch (Passphrase.ask(environment, "Passphrase for the backup:")) {
            case Result.Refused<char[], Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<char[], Problem>(var passphrase) ->
                    OnTheDatabase.existing(
                            environment,
                            err,
                            database ->
                                    said(new Backup(database).write(file, passphrase), out, err));
        };
    }

    private static int said(Result<Contents, Problem> result, PrintStream out, PrintStream err) {
        return switch (result) {
            case Result.Refused<Contents, Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<Contents, Problem>(var contents) -> {
                out.println(
                        "backed up: %d patients, %d entries"
                                .formatted(contents.patients(), contents.entries()));
                out.println("digest " + contents.digest());
                yield DONE;
            }
        };
    }
}
