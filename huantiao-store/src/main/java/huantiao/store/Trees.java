package huantiao.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** Directory trees: taken away, and written through to the disk. */
final class Trees {

    private Trees() {}

    /** Takes the tree away if it is there. */
    static void remove(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Returns when every file below the root is on the disk, and not only in memory. */
    static void flush(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                        file.force(true);
                    }
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    flushDirectory(path);
                }
            }
        }
    }

    /** Returns when the names in a directory are on the disk. */
    static void flushDirectory(Path directory) throws IOException {
        try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
