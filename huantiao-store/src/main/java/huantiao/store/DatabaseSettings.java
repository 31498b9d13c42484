package huantiao.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** Which database to use. */
public sealed interface DatabaseSettings {

    /**
     * The PostgreSQL that Huantiao brings along, on this machine, reachable from this machine only.
     *
     * @param directory where everything is kept; made when it is not there
     * @param port where it listens on 127.0.0.1; empty for any free one
     * @param tenancy whether this program is the one that keeps it running
     */
    record Own(Path directory, OptionalInt port, Tenancy tenancy) implements DatabaseSettings {
        public Own {
            directory = directory.toAbsolutePath().normalize();
            if (port.isPresent() && !(port.getAsInt() >= 1 && port.getAsInt() <= 65_535)) {
                throw new IllegalArgumentException(
                        "port (%d) must be within 1..65535".formatted(port.getAsInt()));
            }
        }
    }

    /** A server somebody else runs. */
    record Given(String url, String user, String password) implements DatabaseSettings {
        public Given {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "database address must begin with jdbc:postgresql:");
            }
        }

        @Override
        public String toString() {
            return "Given[" + withoutQuery() + "]";
        }

        /** The address without what stands behind the question mark, where passwords can hide. */
        String withoutQuery() {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
    }

    /** How a program lives with the database that Huantiao brings along. */
    enum Tenancy {
        /** The clinic: nobody else may use the directory as host at the same time. */
        HOST,
        /** A command: joins the host's server where one runs, and else starts and stops its own. */
        VISITOR
    }

    /**
     * Reads {@code HUANTIAO_DB_URL} (with {@code HUANTIAO_DB_USER}, {@code HUANTIAO_DB_PASSWORD}),
     * or else {@code HUANTIAO_DATA} (default {@code data}) and {@code HUANTIAO_DB_PORT}.
     *
     * @throws CannotStart naming the setting that cannot be read
     */
    static DatabaseSettings from(Map<String, String> environment, Tenancy tenancy) {
        var url = environment.getOrDefault("HUANTIAO_DB_URL", "").strip();
        if (!url.isEmpty()) {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw CannotStart.badSetting(
                        "HUANTIAO_DB_URL", "an address as jdbc:postgresql://host:5432/name");
            }
            return new Given(
                    url,
                    environment.getOrDefault("HUANTIAO_DB_USER", ""),
                    environment.getOrDefault("HUANTIAO_DB_PASSWORD", ""));
        }
        var data = environment.getOrDefault("HUANTIAO_DATA", "").strip();
        return new Own(
                Path.of(data.isEmpty() ? "data" : data),
                port(environment.getOrDefault("HUANTIAO_DB_PORT", "").strip()),
                tenancy);
    }

    private static OptionalInt port(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > 65_535) {
            throw CannotStart.badSetting("HUANTIAO_DB_PORT", "a number within 1..65535");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }
}
