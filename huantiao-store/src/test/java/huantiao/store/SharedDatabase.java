package huantiao.store;

import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** One database for all tests of this run that leave it whole; gone when the run ends. */
final class SharedDatabase {

    private static final Database DATABASE = open();

    private SharedDatabase() {}

    static Database get() {
        return DATABASE;
    }

    private static Database open() {
        try {
            var directory = Files.createTempDirectory("huantiao-test");
            var database = Database.open(new Own(directory, OptionalInt.empty(), Tenancy.HOST));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database, directory)));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Database database, Path directory) {
        database.close();
        try {
            Trees.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
