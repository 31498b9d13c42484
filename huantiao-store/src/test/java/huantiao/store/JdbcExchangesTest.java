package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.pooling.Exchanges;
import huantiao.pooling.ExchangesContract;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcExchangesTest extends ExchangesContract {

    @Override
    protected Exchanges shelf() {
        return new JdbcExchanges(SharedDatabase.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool_key",
                "partner",
                "partner_end",
                "released_sums",
                "handed_sums",
                "received_sums"
            })
    void nothingOfTheLedgerIsChangedOrTakenAwayByAnybody(String table) throws SQLException {
        fill();

        for (var order :
                new String[] {
                    "update %s set clinic_id = clinic_id".formatted(table),
                    "delete from %s".formatted(table),
                    "truncate %s cascade".formatted(table)
                }) {
            try (var connection = SharedDatabase.asSuperuser();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(order))
                        .as(order)
                        .isInstanceOf(SQLException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isEqualTo("HT001"));
            }
        }
    }
}
