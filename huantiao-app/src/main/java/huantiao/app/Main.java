package huantiao.app;

import huantiao.app.command.Command;
import huantiao.app.command.Commands;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The program: a command of the command line, or the clinic. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(List.of(args), Commands::shipped, out, err);
        if (code != Clinic.RUNNING) {
            System.exit(code);
        }
    }

    static int run(
            List<String> args, Supplier<Commands> shipped, PrintStream out, PrintStream err) {
        if (!args.isEmpty() && args.getFirst().equals("run")) {
            return Clinic.run(args.subList(1, args.size()), out, err);
        }
        var commands = shipped.get();
        if (args.isEmpty() || List.of("help", "--help", "-h").contains(args.getFirst())) {
            commands.help(out);
            return args.isEmpty() ? Command.BAD_INPUT : Command.DONE;
        }
        var name = args.getFirst();
        var command = commands.find(name);
        if (command.isEmpty()) {
            err.println("huantiao: there is no command \"%s\"; these are there:".formatted(name));
            commands.help(err);
            return Command.BAD_INPUT;
        }
        return command.get().run(args.subList(1, args.size()), out, err);
    }
}
