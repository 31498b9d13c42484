package huantiao.store;

import huantiao.base.Problem;
import java.nio.file.Path;

/**
 * The database cannot be used, for a reason that a person at the keyboard can mend.
 *
 * <p>The message is for them: what is wrong, where, and what to do, with a stable code. Nothing was
 * damaged when this is thrown: what was there before is still there.
 */
public final class CannotStart extends RuntimeException {

    private final transient Problem problem;

    private CannotStart(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    private CannotStart(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** What to show; its text is also this exception's message. */
    public Problem problem() {
        return problem;
    }

    public String code() {
        return problem.code();
    }

    static CannotStart alreadyInUse(Path directory) {
        return because(
                "HT-0101",
                directory,
                "another Huantiao program is using this data directory.",
                "Stop it first, or name another directory in HUANTIAO_DATA.");
    }

    static CannotStart diskFull(Path directory, Throwable cause) {
        return new CannotStart(fullDisk(directory), cause);
    }

    static CannotStart diskFull(Path directory) {
        return new CannotStart(fullDisk(directory));
    }

    private static Problem fullDisk(Path directory) {
        return new Problem(
                directory.toString(),
                "HT-0102",
                "the disk is full, so the database cannot be started.",
                "Free some space (at least 300 MB) and start again; nothing was lost.");
    }

    static CannotStart portTaken(Path directory, int port) {
        return because(
                "HT-0103",
                directory,
                "port %d, where the database should listen, is taken by another program."
                        .formatted(port),
                "Choose another one in HUANTIAO_DB_PORT, or leave it out to get a free one.");
    }

    static CannotStart wrongPassword(String where) {
        return because(
                "HT-0104",
                where,
                "the database is there but refuses the password.",
                "Put the right one into HUANTIAO_DB_PASSWORD, or for the database that Huantiao"
                        + " brings along put back the file pgpass from your copy of the data"
                        + " directory.");
    }

    static CannotStart passwordFileMissing(Path file) {
        return because(
                "HT-0104",
                file,
                "the database is there but its password file is missing or unreadable.",
                "Put it back from your copy of the data directory.");
    }

    static CannotStart otherMajorVersion(Path cluster, String found, String expected) {
        return because(
                "HT-0105",
                cluster,
                "the data were written by PostgreSQL %s and this program brings PostgreSQL %s."
                        .formatted(found, expected),
                "Use the version of Huantiao that wrote them to make a backup, and restore it here"
                        + " into an empty data directory.");
    }

    static CannotStart newerSchema(String where, String found, String known) {
        return because(
                "HT-0106",
                where,
                "the data have schema %s and this program only knows up to %s."
                        .formatted(found, known),
                "Start the newer version of Huantiao that last used them.");
    }

    static CannotStart unreachable(String where, Throwable cause) {
        return new CannotStart(
                new Problem(
                        where,
                        "HT-0107",
                        "no database answers there.",
                        "Check that the server runs and that the address is right."),
                cause);
    }

    static CannotStart notOurs(Path path, Throwable cause) {
        return new CannotStart(
                new Problem(
                        path.toString(),
                        "HT-0108",
                        "this program may not read and write there.",
                        "Start it as the owner of the directory, or name another one in"
                                + " HUANTIAO_DATA."),
                cause);
    }

    static CannotStart noBinaries(String platform) {
        return because(
                "HT-0109",
                platform,
                "this build brings no PostgreSQL for this kind of machine.",
                "Name a PostgreSQL 18 server in HUANTIAO_DB_URL.");
    }

    static CannotStart cannotLeaveRoot(Path directory) {
        return because(
                "HT-0110",
                directory,
                "PostgreSQL refuses to run as root, and no other user can reach this directory.",
                "Start Huantiao as an ordinary user, or name a directory that everyone may enter in"
                        + " HUANTIAO_DATA.");
    }

    static CannotStart serverDidNotStart(Path log, String lastWords) {
        return because(
                "HT-0111",
                log,
                "PostgreSQL did not start; its last words were: %s"
                        .formatted(lastWords.isBlank() ? "(none)" : lastWords),
                "The log has more.");
    }

    static CannotStart wallsMissing(String where) {
        return because(
                "HT-0112",
                where,
                "the database user may bypass row-level security and cannot make a role that may"
                        + " not, so clinics would not be kept apart.",
                "Give the user CREATEROLE, or use one without SUPERUSER and BYPASSRLS.");
    }

    static CannotStart missingRight(String where, String right) {
        return because(
                "HT-0113",
                where,
                "the database user lacks a right that is needed: %s.".formatted(right),
                "Ask the database's administrator for it.");
    }

    static CannotStart badSetting(String name, String mustBe) {
        return because("HT-0114", name, "this setting must be " + mustBe + ".", "Correct it.");
    }

    static CannotStart editedMigrations(String where, String what) {
        return because(
                "HT-0115",
                where,
                "the schema is not the one this program made: %s.".formatted(what),
                "Start the version of Huantiao that last used these data, or restore a backup.");
    }

    static CannotStart tooOldServer(String where, String found) {
        return because(
                "HT-0116",
                where,
                "the server is PostgreSQL %s; Huantiao needs 18 or newer.".formatted(found),
                "Name a newer server in HUANTIAO_DB_URL.");
    }

    static CannotStart noData(Path directory) {
        return because(
                "HT-0117",
                directory,
                "there are no data.",
                "Name the directory that holds them in HUANTIAO_DATA.");
    }

    private static CannotStart because(String code, Object where, String what, String cure) {
        return new CannotStart(new Problem(where.toString(), code, what, cure));
    }
}
