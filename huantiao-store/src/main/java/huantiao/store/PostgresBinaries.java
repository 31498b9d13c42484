package huantiao.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs in this build, and where they were unpacked.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    /** As {@code 18.6.0}: the version of the archive that the build chose. */
    static String version() {
        var properties = new Properties();
        try (var in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            if (in == null) {
                throw new IllegalStateException("postgres.properties is not in this build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("postgres.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }

    /** As {@code 18}: what stands in the {@code PG_VERSION} of a data directory. */
    static String majorVersion() {
        var version = version();
        return version.substring(0, version.indexOf('.'));
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /**
     * Unpacks the programs below the directory, or finds them there from an earlier start. A kill
     * half way leaves a folder with another name that the next start takes away.
     *
     * @throws CannotStart if this build has none for this machine
     */
    static PostgresBinaries in(Path directory) throws IOException {
        var home = directory.resolve("bin-" + version());
        if (Files.isDirectory(home)) {
            return new PostgresBinaries(home);
        }
        var half = directory.resolve("bin-" + version() + ".new");
        Trees.remove(half);
        var resource = archive();
        try (var in = PostgresBinaries.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw CannotStart.noBinaries(resource);
            }
            unpack(in, half);
        }
        Trees.flush(half);
        Files.move(half, home);
        Trees.flushDirectory(directory);
        return new PostgresBinaries(home);
    }

    /** The name of the archive for this machine, as the project that builds them calls it. */
    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("mac") ? "darwin" : system,
                        switch (arch) {
                            case "amd64", "x86_64" -> "x86_64";
                            case "aarch64", "arm64" -> "arm_64";
                            default -> arch;
                        });
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        Files.createDirectories(into);
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, into);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("archive entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
