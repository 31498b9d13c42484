package huantiao.app.command;

import java.io.PrintStream;
import java.util.List;

/** A command that is announced and not there yet: it says so and does nothing. */
record LaterCommand(String name, String summary) implements Command {

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        err.println(
                "huantiao %s is not part of this version yet; see CHANGELOG.md for what is."
                        .formatted(name));
        return BAD_INPUT;
    }
}
