package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Account;
import huantiao.access.Staff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two clinics in two processes, each with a PostgreSQL and a year of its own, pool over HTTP: keys
 * are exchanged, sums released and handed over, and both read the same result.
 */
class PoolingProcessesTest {

    private static final String QUESTION = "measure=nrs_leg&week=12&period=2025-H1";
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "[0-9]+ people in 2 clinics answered\\. On average their score got .*? points"
                            + ".*?95 percent interval [^.]*\\.[0-9] to [^.]*\\.[0-9]");

    /** Twice the connections that a clinic holds to its database. */
    private static final int MANY = 32;

    @TempDir private Path directory;

    @Test
    void twoProcessesPoolWithoutMovingAnybody() throws Exception {
        try (var riverside = new Running(directory.resolve("riverside"), 1);
                var hilltop = new Running(directory.resolve("hilltop"), 2)) {
            var olive = riverside.signedIn(Staff.olive());
            var hugo = hilltop.signedIn(Staff.hugo());

            var oursToThem = line(olive);
            var theirsToUs = line(hugo);
            add(olive, "Hilltop", theirsToUs);
            add(hugo, "Riverside", oursToThem);
            release(olive, "12");
            release(hugo, "12");

            var here = olive.get("/pooling?" + QUESTION).body();
            var there = hugo.get("/pooling?" + QUESTION).body();
            assertThat(here).contains("Hilltop</bdi>: accepted on");
            assertThat(there).contains("Riverside</bdi>: accepted on");
            assertThat(sentence(here)).isEqualTo(sentence(there));
            assertThat(between(here, "<pre>", "</pre>"))
                    .contains("clinic " + Staff.RIVERSIDE.id())
                    .doesNotContain("patient");

            assertThat(manyAtOnce(hugo, "/registry")).hasSize(MANY).containsOnly(200);

            hilltop.stop();
            release(olive, "26");
            assertThat(olive.get("/pooling?measure=nrs_leg&week=26&period=2025-H1").body())
                    .contains("no clear answer on");
        }
    }

    /** The answers to many who ask at once; one that does not come in a minute fails the test. */
    private static List<Integer> manyAtOnce(Caller caller, String path) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> once = () -> caller.with(caller.cookie(), "").get(path).statusCode();
            var asked = callers.invokeAll(Collections.nCopies(MANY, once), 1, TimeUnit.MINUTES);
            var answers = new ArrayList<Integer>();
            for (var one : asked) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static String line(Caller owner) {
        owner.get("/pooling/partners");
        owner.post("/pooling/keys", Map.of());
        return between(owner.get("/pooling/partners").body(), "id=\"own-line\">", "</code>");
    }

    private static void add(Caller owner, String name, String line) {
        assertThat(owner.post("/pooling/partners", Map.of("name", name, "card", line)).statusCode())
                .isEqualTo(303);
    }

    private static void release(Caller owner, String week) {
        var page =
                owner.get("/pooling?measure=nrs_leg&week=%s&period=2025-H1".formatted(week)).body();
        var answer =
                owner.post(
                        "/pooling/releases",
                        Map.of(
                                "measure",
                                "nrs_leg",
                                "week",
                                week,
                                "period",
                                "2025-H1",
                                "seen",
                                between(page, "name=\"seen\" value=\"", "\""),
                                "partner",
                                between(page, "name=\"partner\" value=\"", "\"")));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private static String sentence(String page) {
        var found = SENTENCE.matcher(page);
        assertThat(found.find()).as("the page pools two clinics").isTrue();
        return found.group();
    }

    private static String between(String page, String before, String after) {
        var from = page.indexOf(before);
        assertThat(from).as("%s is on the page", before).isPositive();
        return page.substring(from + before.length(), page.indexOf(after, from + before.length()));
    }

    /** A clinic in a process of its own. */
    private static final class Running implements AutoCloseable {
        private final Process process;
        private final HeldPort port = new HeldPort();

        Running(Path data, int number) throws IOException {
            process =
                    new ProcessBuilder(
                                    Stream.of(
                                                    Stream.of(java()),
                                                    launcherOptions(),
                                                    Stream.of(
                                                            "-cp",
                                                            System.getProperty("java.class.path"),
                                                            PoolingProgram.class.getName(),
                                                            data.toString(),
                                                            String.valueOf(port.number()),
                                                            String.valueOf(number)))
                                            .flatMap(part -> part)
                                            .toList())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }

        /** What {@code ./huantiao run} tells the machine that runs the program. */
        private static Stream<String> launcherOptions() throws IOException {
            var line =
                    Files.readAllLines(Path.of("..", "huantiao")).stream()
                            .filter(one -> one.startsWith("options=\""))
                            .findFirst()
                            .orElseThrow();
            return Stream.of(
                    line.substring("options=\"".length(), line.length() - 1)
                            .replace("${HUANTIAO_HEAP:-256m}", "256m")
                            .split(" "));
        }

        Caller signedIn(Account owner) throws IOException {
            var said = process.inputReader(StandardCharsets.UTF_8);
            for (var line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
                assertThat(line).as("the process is alive").isNotNull();
            }
            var caller = new Caller(port.number());
            caller.get("/sign-in");
            assertThat(
                            caller.post(
                                            "/sign-in",
                                            Map.of(
                                                    "handle",
                                                    owner.handle(),
                                                    "password",
                                                    WholeClinic.PASSWORD))
                                    .statusCode())
                    .isEqualTo(303);
            return caller;
        }

        @Override
        public void close() throws IOException {
            stop();
        }

        void stop() throws IOException {
            process.getOutputStream().close();
            port.close();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
