package huantiao.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.care.LicensedForms;
import huantiao.care.LicensedFormsContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JdbcLicensedFormsTest extends LicensedFormsContract {

    @Override
    protected LicensedForms shelf() {
        return new JdbcLicensedForms(SharedDatabase.get());
    }

    @Test
    void theListOfWhatWasDoneOnlyGrows() throws SQLException {
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("truncate licence_change"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
