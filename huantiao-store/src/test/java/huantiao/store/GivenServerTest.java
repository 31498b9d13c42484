package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huantiao.access.Deed;
import huantiao.store.DatabaseSettings.Given;
import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that somebody else runs; here the shared one, through its address. */
class GivenServerTest {

    @BeforeAll
    static void serverRuns() {
        SharedDatabase.get();
    }

    /** Whoever may make roles works as the program's role; who may not, as the bound owner. */
    @ParameterizedTest
    @CsvSource({"postgres,huantiao_program", "huantiao_owner,huantiao_owner"})
    void keepsClinicsApartWhoeverTheUserIs(String user, String role) throws SQLException {
        try (var database = Database.open(given("huantiao", user, SharedDatabase.password(user)))) {
            var charting = Charting.in(database);
            var other = Charting.in(database);
            var mei = charting.register();

            assertThat(charting.read(mei).seen()).isEqualTo(1);
            assertThat(other.charts.find(other.may(Deed.READ_CHART, mei))).isEmpty();
            assertThat(ask(database, "select current_user::text")).isEqualTo(role);
            assertThat(ask(database, "select count(*) from journal")).isEqualTo("0");
            assertThat(new Journal(database).verify().holds()).isTrue();
        }
    }

    @Test
    void saysWhatIsWrongWithTheAddress() throws IOException {
        var password = SharedDatabase.password(OwnServer.SUPERUSER);
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(refusal(given("huantiao", OwnServer.SUPERUSER, "wrong"))).isEqualTo("HT-0104");
        assertThat(refusal(given("nowhere", OwnServer.SUPERUSER, password))).isEqualTo("HT-0107");
        assertThat(
                        refusal(
                                new Given(
                                        "jdbc:postgresql://127.0.0.1:%d/x?password=secret"
                                                .formatted(nobody),
                                        "a",
                                        "b")))
                .isEqualTo("HT-0107");
    }

    @Test
    void readsItsSettings() {
        assertThat(DatabaseSettings.from(Map.of(), Tenancy.HOST))
                .isEqualTo(new Own(Path.of("data"), OptionalInt.empty(), Tenancy.HOST));
        assertThat(
                        DatabaseSettings.from(
                                Map.of("HUANTIAO_DATA", "/srv/h", "HUANTIAO_DB_PORT", "5433"),
                                Tenancy.VISITOR))
                .isEqualTo(new Own(Path.of("/srv/h"), OptionalInt.of(5433), Tenancy.VISITOR));
        assertThat(
                        DatabaseSettings.from(
                                Map.of(
                                        "HUANTIAO_DB_URL", "jdbc:postgresql://h/n?password=secret",
                                        "HUANTIAO_DB_USER", "u",
                                        "HUANTIAO_DB_PASSWORD", "secret"),
                                Tenancy.HOST))
                .isEqualTo(new Given("jdbc:postgresql://h/n?password=secret", "u", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "HUANTIAO_DB_PORT,0",
        "HUANTIAO_DB_PORT,65536",
        "HUANTIAO_DB_PORT,five",
        "HUANTIAO_DB_URL,postgres://h/n",
        "HUANTIAO_DB_URL,jdbc:h2:mem:x"
    })
    void namesASettingThatItCannotRead(String name, String value) {
        var thrown =
                catchThrowableOfType(
                        CannotStart.class,
                        () -> DatabaseSettings.from(Map.of(name, value), Tenancy.HOST));

        assertThat(thrown.code()).isEqualTo("HT-0114");
        assertThat(thrown.getMessage()).startsWith(name);
    }

    private static String refusal(Given settings) {
        var thrown = catchThrowableOfType(CannotStart.class, () -> Database.open(settings).close());
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage()).doesNotContain("secret", "\n");
        return thrown.code();
    }

    private static Given given(String name, String user, String password) {
        return new Given(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(SharedDatabase.port(), name),
                user,
                password);
    }

    private static String ask(Database database, String question) throws SQLException {
        try (var connection = database.forProgram().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
