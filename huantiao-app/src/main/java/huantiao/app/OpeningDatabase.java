package huantiao.app;

import huantiao.store.CannotStart;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The database while it starts, on a thread of its own: the pages are wired meanwhile. */
final class OpeningDatabase {

    private final FutureTask<Database> opening;

    private OpeningDatabase(DatabaseSettings settings) {
        this.opening = new FutureTask<>(() -> Database.open(settings));
    }

    static OpeningDatabase begin(DatabaseSettings settings) {
        var begun = new OpeningDatabase(settings);
        Thread.ofPlatform().name("opens-database").start(begun.opening);
        return begun;
    }

    /**
     * The database, once it is open.
     *
     * @throws CannotStart if it could not be opened
     */
    Database await() {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw new IllegalStateException("the database could not be opened", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while the database was opened", e);
        }
    }

    /** Waits until the start is over and closes what it opened, if it did. */
    void close() {
        Database database;
        try {
            database = await();
        } catch (IllegalStateException | CannotStart _) {
            // There is nothing to close.
            return;
        }
        database.close();
    }
}
