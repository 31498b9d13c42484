package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.store.Backup;
import huantiao.store.Backup.Contents;
import huantiao.store.Database;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything in one sealed file, or back from it. */
final class SealedFileCommand implements Command {

    /** Which way, and how it is spoken of. */
    private enum Way {
        BACKUP(
                "backup",
                "write everything into a new file, sealed with a passphrase",
                "Passphrase for the backup:",
                "backed up: %d patients, %d entries"),
        RESTORE(
                "restore",
                "bring a backup back onto an empty database",
                "Passphrase of the backup:",
                "restored: %d patients, %d entries; the journal holds");

        private final String name;
        private final String summary;
        private final String question;
        private final String done;

        Way(String name, String summary, String question, String done) {
            this.name = name;
            this.summary = summary;
            this.question = question;
            this.done = done;
        }

        private int with(
                Map<String, String> environment, PrintStream err, OnTheDatabase.Deed deed) {
            return switch (this) {
                case BACKUP -> OnTheDatabase.existing(environment, err, deed);
                case RESTORE -> OnTheDatabase.any(environment, err, deed);
            };
        }

        private Result<Contents, Problem> go(Database database, Path file, char[] passphrase) {
            var backup = new Backup(database);
            return switch (this) {
                case BACKUP -> backup.write(file, passphrase);
                case RESTORE -> backup.read(file, passphrase);
            };
        }
    }

    private final Way way;
    private final Map<String, String> environment;

    private SealedFileCommand(Way way, Map<String, String> environment) {
        this.way = way;
        this.environment = Map.copyOf(environment);
    }

    /** {@code huantiao backup FILE}, while the clinic runs or not. */
    static Command backup(Map<String, String> environment) {
        return new SealedFileCommand(Way.BACKUP, environment);
    }

    /** {@code huantiao restore FILE}, onto an empty machine. */
    static Command restore(Map<String, String> environment) {
        return new SealedFileCommand(Way.RESTORE, environment);
    }

    @Override
    public String name() {
        return way.name;
    }

    @Override
    public String summary() {
        return way.summary;
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.println("usage: ./huantiao " + way.name + " FILE");
            return BAD_INPUT;
        }
        var file = Path.of(args.getFirst()).toAbsolutePath();
        return switch (Passphrase.ask(environment, way.question)) {
            case Result.Refused<char[], Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<char[], Problem>(var passphrase) ->
                    way.with(
                            environment,
                            err,
                            database -> said(way.go(database, file, passphrase), out, err));
        };
    }

    private int said(Result<Contents, Problem> result, PrintStream out, PrintStream err) {
        return switch (result) {
            case Result.Refused<Contents, Problem>(var problem) ->
                    OnTheDatabase.refused(problem, err);
            case Result.Ok<Contents, Problem>(var contents) -> {
                out.println(way.done.formatted(contents.patients(), contents.entries()));
                out.println("digest " + contents.digest());
                yield DONE;
            }
        };
    }
}
