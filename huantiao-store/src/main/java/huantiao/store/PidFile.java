package huantiao.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running server wrote into its {@code postmaster.pid}.
 *
 * @param pid of the server's first process
 * @param port where it listens
 * @param ready true once it takes connections
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">PostgreSQL 18,
 *     66.1</a>
 */
record PidFile(long pid, int port, boolean ready) {

    static Path in(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Reads it; empty where there is none, or one that is half written. */
    static Optional<PidFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(in(cluster));
            if (lines.size() < 4 || !isNumber(lines.get(0)) || !isNumber(lines.get(3))) {
                return Optional.empty();
            }
            return Optional.of(
                    new PidFile(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.size() >= 8 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumber(String line) {
        return line.strip().matches("[0-9]{1,9}");
    }
}
