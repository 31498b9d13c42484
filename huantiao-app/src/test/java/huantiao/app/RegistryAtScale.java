package huantiao.app;

import com.sun.management.OperatingSystemMXBean;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.registry.SeededYear;
import huantiao.store.JdbcCharts;
import huantiao.web.registry.RegistryBook;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a large clinic waits for its registry: a year of invented people in a real PostgreSQL,
 * played entry by entry and counted ahead as after a start, and the pages asked over HTTP by its
 * owner. Started by {@code tools/measure-registry}; the argument says how many people.
 */
final class RegistryAtScale {

    private static final int DESKS = 4;
    private static final int ROUNDS = 7;

    /** How long somebody looks at a page before they ask for another measure. */
    private static final long READING_MS = 8_000;

    /** On a machine with other work, what a page took of a core says more than how long it took. */
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private RegistryAtScale() {}

    public static void main(String[] args) throws Exception {
        var people = Integer.parseInt(args[0]);
        try (var clinic = WholeClinic.open()) {
            var began = System.nanoTime();
            play(clinic, people);
            System.out.printf(
                    Locale.ROOT, "%,d people played in %.0f s%n", people, since(began) / 1e3);
            var ahead = System.nanoTime();
            clinic.bean(RegistryBook.class)
                    .countAhead(
                            Permit.ask(new Actor.Rounds(Staff.RIVERSIDE.id()), Deed.COUNT_AHEAD)
                                    .orElseThrow(),
                            LocalDate.now(SeededYear.ZONE).minusDays(1),
                            SeededYear.ZONE);
            System.out.printf(
                    Locale.ROOT,
                    "charts read and the usual questions counted ahead in %.0f s%n",
                    since(ahead) / 1e3);
            var owner = clinic.signedIn(Staff.olive());
            var all = "?from=2025-01-01&to=2025-12-31";
            System.out.printf(
                    Locale.ROOT,
                    "first page of a period that somebody chose: %.0f ms%n",
                    ask(owner, "/registry" + all));
            Thread.sleep(READING_MS);
            for (var page :
                    List.of(
                            "/registry" + all,
                            "/registry" + all + "&measure=rmdq24",
                            "/registry" + all + "&week=26",
                            "/registry" + all + "&measure=nrs_back&week=26",
                            "/registry" + all + "&measure=nrs_back&week=4",
                            "/registry/practitioners" + all,
                            "/registry/publication" + all,
                            "/registry/figures.csv" + all,
                            "/pooling")) {
                var busy = SYSTEM.getProcessCpuTime();
                var first = ask(owner, page);
                var work = (SYSTEM.getProcessCpuTime() - busy) / 1e6;
                var again = new ArrayList<Double>();
                for (var round = 0; round < ROUNDS; round++) {
                    again.add(ask(owner, page));
                }
                again.sort(null);
                System.out.printf(
                        Locale.ROOT,
                        "%-67s first %6.0f ms (%5.0f of a core), then median %6.0f, best %6.0f ms%n",
                        page,
                        first,
                        work,
                        again.get(ROUNDS / 2),
                        again.getFirst());
            }
        }
    }

    /** People of different seeds are played side by side, or it would take an hour. */
    private static void play(WholeClinic clinic, int people) throws Exception {
        try (var desks = Executors.newFixedThreadPool(DESKS)) {
            var done = new ArrayList<Future<?>>();
            for (var desk = 0; desk < DESKS; desk++) {
                var seed = 100 + desk;
                var share = people / DESKS + (desk < people % DESKS ? 1 : 0);
                done.add(
                        desks.submit(() ->
                                SeededYear.play(
                                        Staff.RIVERSIDE.id(),
                                        share,
                                        seed,
                                        clock -> new JdbcCharts(clinic.database(), clock))));
            }
            for (var one : done) {
                one.get();
            }
        }
    }

    private static double ask(Caller owner, String page) {
        var began = System.nanoTime();
        var answer = owner.get(page);
        var took = since(began);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
        return took;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
