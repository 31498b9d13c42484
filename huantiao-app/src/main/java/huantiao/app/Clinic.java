package huantiao.app;

import huantiao.app.command.Command;
import huantiao.app.post.PostSettings;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.measures.Measures;
import huantiao.store.CannotStart;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the clinic as a server, says where it is, and stops it cleanly. */
final class Clinic {

    /** Not an exit code: the server goes on in its own threads. */
    static final int RUNNING = -1;

    private Clinic() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        return switch (ClinicSettings.read(args)) {
            case Result.Refused<ClinicSettings, List<Problem>>(var problems) -> {
                problems.forEach(err::println);
                yield Command.BAD_INPUT;
            }
            case Result.Ok<ClinicSettings, List<Problem>>(var settings) ->
                    switch (PostSettings.read(System.getenv())) {
                        case Result.Refused<PostSettings, List<Problem>>(var problems) -> {
                            problems.forEach(err::println);
                            yield Command.BAD_INPUT;
                        }
                        case Result.Ok<PostSettings, List<Problem>>(var post) ->
                                run(settings, post, out, err);
                    };
        };
    }

    private static int run(
            ClinicSettings settings, PostSettings post, PrintStream out, PrintStream err) {
        log();
        readAhead();
        try {
            return run(
                    settings,
                    post,
                    DatabaseSettings.from(System.getenv(), DatabaseSettings.Tenancy.HOST),
                    out);
        } catch (BeansException | CannotStart e) {
            if (told(e, err)) {
                return Command.BROKEN;
            }
            throw e;
        }
    }

    private static int run(
            ClinicSettings settings, PostSettings post, DatabaseSettings where, PrintStream out) {
        var database = OpeningDatabase.begin(where);
        boolean started = false;
        try {
            var context = start(settings, post, database::await);
            started = true;
            if (settings.training()) {
                Training.visit(port(context));
                context.close();
                return Command.DONE;
            }
            FirstStart.of(context).ifPresent(first -> first.tell(out));
            var host = settings.address().equals("127.0.0.1") ? "localhost" : settings.address();
            out.println(
                    "Huantiao is running at http://%s:%d/ (Ctrl-C stops it)"
                            .formatted(host, port(context)));
            return RUNNING;
        } finally {
            if (!started) {
                database.close();
            }
        }
    }

    /** Says why the start failed, if it is one of the reasons that somebody can mend. */
    private static boolean told(Throwable failure, PrintStream err) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart reason -> {
                    err.println("huantiao: " + reason.problem());
                    return true;
                }
                case PortInUseException taken -> {
                    err.println(
                            "huantiao: port %d is taken by another program; choose one with --port N (HT-0204)"
                                    .formatted(taken.getPort()));
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /**
     * Reads what ships while the database starts, which is mostly waiting; and all locales, which
     * the texts of the pages want to know. Whoever asks for it later gets it, or waits for it.
     */
    private static void readAhead() {
        ahead(
                "lists-locales",
                () -> {
                    var _ = Locale.getAvailableLocales();
                });
        ahead(
                "reads-ahead",
                () -> {
                    CareKnowledge.shipped();
                    Measures.shipped();
                    ShippedReview.get();
                });
    }

    private static void ahead(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }

    /**
     * The server, serving. Closing the context closes the database after the last request.
     *
     * @param database asked for before the first bean that needs it
     */
    static ConfigurableApplicationContext start(
            ClinicSettings settings, PostSettings post, Supplier<Database> database) {
        log();
        var context = Wiring.context(properties(settings));
        context.registerBean(ClinicSettings.class, () -> settings);
        context.registerBean(PostSettings.class, () -> post);
        context.registerBean(Database.class, database);
        context.registerShutdownHook();
        context.refresh();
        return context;
    }

    /** The log is as logback.xml says, read before several threads ask for it. */
    private static void log() {
        LoggerFactory.getILoggerFactory();
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    /** What the parts of Spring Boot are told. */
    static MapPropertySource properties(ClinicSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put("spring.jmx.enabled", "false");
        properties.put("spring.flyway.enabled", "false");
        properties.put("spring.servlet.multipart.enabled", "false");
        properties.put("server.port", settings.training() ? 0 : settings.port());
        properties.put("server.address", settings.address());
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        properties.put("server.error.whitelabel.enabled", "false");
        properties.put("server.compression.enabled", "true");
        properties.put("server.compression.min-response-size", "2KB");
        return new MapPropertySource("clinic", properties);
    }

    private static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }
}
