package huantiao.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** Starts the clinic as a server and says where it is. */
final class Clinic {

    /** Not an exit code: the server goes on in its own threads. */
    static final int RUNNING = -1;

    private Clinic() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        var application = new SpringApplication(ClinicApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(
                Map.of(
                        "spring.threads.virtual.enabled", "true",
                        "server.port", "8787",
                        "server.address", "127.0.0.1",
                        "server.shutdown", "graceful",
                        "logging.level.root", "warn"));
        application.run();
        out.println("Huantiao is running at http://127.0.0.1:8787/");
        return RUNNING;
    }
}
