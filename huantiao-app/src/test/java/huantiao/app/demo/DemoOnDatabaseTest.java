package huantiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.app.door.Secrets;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import huantiao.store.JdbcAccounts;
import huantiao.store.JdbcCharts;
import huantiao.store.JdbcRoster;
import huantiao.store.Journal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOnDatabaseTest {

    @TempDir Path directory;

    @Test
    void fillsADatabaseWhoseChainHoldsAndInWhichEverybodyIsFound() {
        var settings =
                new DatabaseSettings.Own(
                        directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST);
        try (var database = Database.open(settings)) {
            var clock = Clock.systemUTC();
            var accounts = new JdbcAccounts(database);
            var shelves = DemoTest.shelves(accounts, new JdbcCharts(database, clock));

            var demo = Demo.fill(shelves, Demo.SEED, clock, new Secrets(new SecureRandom()));

            var verified = new Journal(database).verify();
            assertThat(verified.holds()).isTrue();
            assertThat(verified.entries()).isEqualTo(demo.entries());
            assertThat(verified.patients()).isEqualTo(demo.people());

            var practitioner = accounts.byHandle("juniper").orElseThrow().member();
            var finding = Permit.ask(practitioner, Deed.FIND_PATIENT).orElseThrow();
            var roster = new JdbcRoster(database, clock);
            assertThat(roster.search(finding, "", 100)).hasSize(demo.people());
            assertThat(roster.search(finding, Cast.withinNoise().name(), 10)).hasSize(1);
        }
    }
}
