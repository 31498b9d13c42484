package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.store.DatabaseSettings.Given;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What one charted visit costs the database. Counts are asserted; times are only printed. */
class MeasureTest {

    /** {@code -Dhuantiao.visits=2000} for steadier figures; {@code tools/measure-load} does so. */
    private static final int VISITS = Integer.getInteger("huantiao.visits", 200);

    /** Desks that chart at the same time, each for a person of their own. */
    private static final int DESKS = 8;

    private static final int WARM = 20;

    @Test
    void chartsAVisitInOneRoundTripOneTransactionAndAFewKilobytes() throws Exception {
        SharedDatabase.get();
        try (var proxy = CountingProxy.to(SharedDatabase.port());
                var database =
                        Database.open(
                                new Given(
                                        "jdbc:postgresql://127.0.0.1:%d/huantiao"
                                                .formatted(proxy.port()),
                                        OwnServer.SUPERUSER,
                                        SharedDatabase.password(OwnServer.SUPERUSER)))) {
            var charting = Charting.in(database);
            var mei = charting.register();
            var permit = charting.may(Deed.RECORD_CARE, mei);
            var entry = new Entry.SessionSigned(Samples.fullSession());
            for (int i = 0; i < WARM; i++) {
                charting.add(mei, entry);
            }
            long bodyBytes = Json.write(entry).getBytes(StandardCharsets.UTF_8).length;

            long transactions = ask("select pg_current_xact_id()::text::bigint");
            long trips = proxy.roundTrips();
            long log = ask("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
            long start = System.nanoTime();
            for (int i = 0; i < VISITS; i++) {
                var change =
                        charting.charts.change(
                                permit,
                                1L + WARM + i,
                                Charting.NOW,
                                _ -> Result.ok(List.of(entry)));
                assertThat(change).isInstanceOf(Charts.Change.Kept.class);
            }
            double ms = (System.nanoTime() - start) / 1e6 / VISITS;
            log = ask("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint") - log;
            trips = proxy.roundTrips() - trips;
            transactions = ask("select pg_current_xact_id()::text::bigint") - transactions - 1;

            System.out.printf(
                    "one visit: %.2f round trips, %.2f transactions, %d bytes of log (body %d bytes), %.2f ms%n",
                    (double) trips / VISITS,
                    (double) transactions / VISITS,
                    log / VISITS,
                    bodyBytes,
                    ms);
            // A connection that the pool makes or checks meanwhile may add a few.
            assertThat(trips).isBetween((long) VISITS, VISITS + 25L);
            assertThat(transactions).isEqualTo(VISITS);
            assertThat(log / VISITS).isLessThan(4 * bodyBytes);
        }
    }

    @Test
    void chartsFromManyDesksAtOnceAndKeepsEveryVisit() throws Exception {
        var charting = Charting.in(SharedDatabase.get());
        var entry = new Entry.SessionSigned(Samples.fullSession());
        var people = new ArrayList<PatientId>();
        for (int desk = 0; desk < DESKS; desk++) {
            var patient = charting.register();
            charting.add(patient, entry);
            people.add(patient);
        }
        int each = VISITS / DESKS;

        long start = System.nanoTime();
        try (var desks = Executors.newFixedThreadPool(DESKS)) {
            var working = new ArrayList<Future<?>>();
            for (var patient : people) {
                working.add(
                        desks.submit(() -> {
                            for (int i = 0; i < each; i++) {
                                charting.add(patient, entry);
                            }
                        }));
            }
            for (var desk : working) {
                desk.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;

        System.out.printf(
                "visits: %.0f charted per second from %d desks, each durable before it is answered%n",
                each * DESKS / seconds, DESKS);
        assertThat(people)
                .allSatisfy(
                        patient -> assertThat(charting.read(patient).seen()).isEqualTo(2L + each));
    }

    private static long ask(String question) throws SQLException {
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
