package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.Map;

/**
 * The passphrase of a backup: from {@code HUANTIAO_BACKUP_PASSPHRASE}, or asked for where somebody
 * sits at a terminal; never an argument, which everybody on the machine could read.
 */
final class Passphrase {

    private static final String NAME = "HUANTIAO_BACKUP_PASSPHRASE";

    private Passphrase() {}

    // From JDK 25 on the console is again null where nobody sits at a terminal.
    @SuppressWarnings("SystemConsoleNull")
    static Result<char[], Problem> ask(Map<String, String> environment, String question) {
        var set = environment.getOrDefault(NAME, "");
        if (!set.isEmpty()) {
            return Result.ok(set.toCharArray());
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return Result.refused(none());
        }
        var typed = console.readPassword("%s ", question);
        return typed == null || typed.length == 0 ? Result.refused(none()) : Result.ok(typed);
    }

    private static Problem none() {
        return new Problem(
                NAME,
                "HT-0121",
                "there is no passphrase.",
                "Set it in the environment, or start this at a terminal to be asked.");
    }
}
