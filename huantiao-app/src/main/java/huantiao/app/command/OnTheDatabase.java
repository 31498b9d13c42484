package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.store.CannotStart;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import java.io.PrintStream;
import java.util.Map;

/** What the commands on the database share: opening it, and saying in one line why they cannot. */
final class OnTheDatabase {

    private OnTheDatabase() {}

    /** What a command does with the open database; the exit code. */
    interface Deed {
        int with(Database database);
    }

    /** Uses data that are there already: a running clinic's, or those it left. */
    static int existing(Map<String, String> environment, PrintStream err, Deed deed) {
        return opened(() -> Database.openExisting(settings(environment)), err, deed);
    }

    /** Uses data that are there already, or makes an empty database for them. */
    static int any(Map<String, String> environment, PrintStream err, Deed deed) {
        return opened(() -> Database.open(settings(environment)), err, deed);
    }

    /** Says what is wrong, in one line. */
    static int refused(Problem problem, PrintStream err) {
        err.println("huantiao: " + problem);
        return Command.BAD_INPUT;
    }

    private interface Opening {
        Database open();
    }

    private static DatabaseSettings settings(Map<String, String> environment) {
        return DatabaseSettings.from(environment, DatabaseSettings.Tenancy.VISITOR);
    }

    private static int opened(Opening opening, PrintStream err, Deed deed) {
        Database database;
        try {
            database = opening.open();
        } catch (CannotStart e) {
            err.println("huantiao: " + e.problem());
            return Command.BROKEN;
        }
        // Ctrl-C must not leave a server of our own behind.
        var stop = new Thread(database::close);
        Runtime.getRuntime().addShutdownHook(stop);
        try (database) {
            return deed.with(database);
        } finally {
            forget(stop);
        }
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook with it.
            stop.setName("stop-at-the-end");
        }
    }
}
