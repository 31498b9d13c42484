package huantiao.app;

import huantiao.app.command.Command;
import huantiao.app.post.PostSettings;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.knowledge.measures.Measures;
import huantiao.store.CannotStart;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

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
        readAhead();
        Database database;
        try {
            database =
                    Database.open(
                            DatabaseSettings.from(System.getenv(), DatabaseSettings.Tenancy.HOST));
        } catch (CannotStart e) {
            err.println("huantiao: " + e.problem());
            return Command.BROKEN;
        }
        boolean started = false;
        try {
            var context = start(settings, post, database);
            started = true;
            if (settings.training()) {
                context.close();
                return Command.DONE;
            }
            FirstStart.of(context).ifPresent(first -> first.tell(out));
            var host = settings.address().equals("127.0.0.1") ? "localhost" : settings.address();
            out.println(
                    "Huantiao is running at http://%s:%d/ (Ctrl-C stops it)"
                            .formatted(host, port(context)));
            return RUNNING;
        } catch (ApplicationContextException e) {
            if (e.getCause() instanceof PortInUseException taken) {
                err.println(
                        "huantiao: port %d is taken by another program; choose one with --port N (HT-0204)"
                                .formatted(taken.getPort()));
                return Command.BROKEN;
            }
            throw e;
        } finally {
            if (!started) {
                database.close();
            }
        }
    }

    /**
     * Reads what ships while the database starts, which is mostly waiting. Whoever asks for it
     * later gets it, or waits for it.
     */
    private static void readAhead() {
        Thread.ofPlatform()
                .daemon()
                .name("reads-ahead")
                .start(() -> {
                    CareKnowledge.shipped();
                    Measures.shipped();
                    EvidenceFiles.shipped();
                });
    }

    /** The server, serving. Closing the context closes the database after the last request. */
    static ConfigurableApplicationContext start(
            ClinicSettings settings, PostSettings post, Database database) {
        var application = new SpringApplication(ClinicApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Database.class, () -> database);
            beans.registerBean(ClinicSettings.class, () -> settings);
            beans.registerBean(PostSettings.class, () -> post);
        });
        return application.run();
    }

    private static Map<String, Object> properties(ClinicSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put("spring.main.lazy-initialization", "false");
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
        properties.put("logging.level.root", "warn");
        return properties;
    }

    private static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }
}
