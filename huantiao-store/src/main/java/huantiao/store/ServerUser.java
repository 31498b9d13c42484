package huantiao.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The user the server runs as. PostgreSQL refuses to be root, so where the program is root the
 * server gets another user:
 *
 * <ol>
 *   <li>the owner of the data directory, where that is not root;
 *   <li>else a user namespace in which root is nobody ({@code unshare -U}): files stay root's;
 *   <li>else, where namespaces are forbidden as in many containers, the user nobody ({@code
 *       setpriv}), who is given the data directory.
 * </ol>
 *
 * @param prefix what stands before the server's command line
 * @param owner who must own the data directory, where it is not the program's own user
 */
record ServerUser(List<String> prefix, OptionalInt owner) {

    private static final int NOBODY = 65_534;

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds the user for the server of this directory.
     *
     * @param home the directory that holds the cluster
     * @param cluster the cluster's directory; need not exist yet
     * @throws CannotStart if the program is root and there is no way to be somebody else
     */
    static ServerUser of(Path home, Path cluster) throws IOException {
        if (ownId(home) != 0) {
            return new ServerUser(List.of(), OptionalInt.empty());
        }
        int owner = Files.exists(cluster) ? idOf(cluster) : 0;
        if (owner != 0) {
            return dropTo(owner, home);
        }
        var namespace = List.of("unshare", "-U");
        if (works(namespace, home)) {
            return new ServerUser(namespace, OptionalInt.empty());
        }
        return dropTo(NOBODY, home);
    }

    private static ServerUser dropTo(int user, Path home) throws IOException {
        var id = Integer.toString(user);
        var prefix = List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups");
        if (!works(prefix, home)) {
            throw CannotStart.cannotLeaveRoot(home);
        }
        return new ServerUser(prefix, OptionalInt.of(user));
    }

    /** Makes the path the server's, so that it can read it though nobody else can. */
    void give(Path path) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(path, "unix:uid", owner.getAsInt());
            Files.setAttribute(path, "unix:gid", owner.getAsInt());
        }
    }

    /** The command line that runs the program as this user. */
    List<String> command(List<String> program) {
        var command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** The program's own user, as the owner of a file it has just made. */
    private static int ownId(Path home) throws IOException {
        var probe =
                Files.createTempFile(
                        home,
                        "whoami",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            return idOf(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static int idOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static boolean works(List<String> prefix, Path home) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("test", "-x", home.toString()));
        try {
            var probe =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
