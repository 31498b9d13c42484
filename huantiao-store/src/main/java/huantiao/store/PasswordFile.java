package huantiao.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The passwords of the database that Huantiao brings along, in the form that PostgreSQL's own tools
 * read ({@code PGPASSFILE}), readable by its owner only.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-pgpass.html">PostgreSQL 18, 32.16</a>
 */
record PasswordFile(Path path, Map<String, String> passwords) {

    private static final int PASSWORD_BYTES = 24;

    PasswordFile {
        passwords = Map.copyOf(passwords);
    }

    String of(String role) {
        var password = passwords.get(role);
        if (password == null) {
            throw CannotStart.passwordFileMissing(path);
        }
        return password;
    }

    /**
     * Reads the file.
     *
     * @throws CannotStart if it is not there or not ours
     */
    static PasswordFile read(Path path) {
        try {
            var passwords = new LinkedHashMap<String, String>();
            for (var line : Files.readAllLines(path)) {
                var parts = line.split(":", -1);
                if (parts.length == 5) {
                    passwords.put(parts[3], parts[4]);
                }
            }
            return new PasswordFile(path, passwords);
        } catch (IOException e) {
            throw CannotStart.passwordFileMissing(path);
        }
    }

    /** Writes new random passwords for the roles, all or nothing. */
    static PasswordFile make(Path path, List<String> roles) throws IOException {
        var random = new SecureRandom();
        var passwords = new LinkedHashMap<String, String>();
        for (var role : roles) {
            var bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            passwords.put(role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        var text = new StringBuilder();
        passwords.forEach((role, password) ->
                text.append("127.0.0.1:*:*:")
                        .append(role)
                        .append(':')
                        .append(password)
                        .append('\n'));
        var half = path.resolveSibling(path.getFileName() + ".new");
        writeSecret(half, text.toString());
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Trees.flush(path);
        return new PasswordFile(path, passwords);
    }

    /** Writes a text that nobody but its owner can read at any moment. */
    static void writeSecret(Path path, String text) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "PasswordFile[" + path + "]";
    }
}
