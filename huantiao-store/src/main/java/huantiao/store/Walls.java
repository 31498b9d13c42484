package huantiao.store;

import huantiao.base.ClinicId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Questions and orders within the walls of one clinic. The wall and the statement go to the
 * database together, in one round trip and one transaction.
 */
final class Walls {

    private static final String WITHIN = "select set_config('huantiao.clinic', :wall, true);\n";

    private final NamedParameterJdbcTemplate jdbc;

    Walls(DataSource program) {
        this.jdbc = new NamedParameterJdbcTemplate(program);
    }

    <T> List<T> ask(
            ClinicId clinic, String question, Map<String, ?> arguments, RowMapper<T> reader) {
        return jdbc.execute(
                WITHIN + question,
                within(clinic, arguments),
                statement -> {
                    statement.execute();
                    return rows(statement, reader);
                });
    }

    <T> Optional<T> askForOne(
            ClinicId clinic, String question, Map<String, ?> arguments, RowMapper<T> reader) {
        var rows = ask(clinic, question, arguments, reader);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Does it; the number of rows it touched. */
    int order(ClinicId clinic, String order, Map<String, ?> arguments) {
        return jdbc.execute(
                WITHIN + order,
                within(clinic, arguments),
                statement -> {
                    statement.execute();
                    statement.getMoreResults();
                    return statement.getUpdateCount();
                });
    }

    private static Map<String, Object> within(ClinicId clinic, Map<String, ?> arguments) {
        var all = new java.util.HashMap<String, Object>(arguments);
        all.put("wall", clinic.toString());
        return all;
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> reader)
            throws SQLException {
        if (!statement.getMoreResults()) {
            throw new IllegalStateException("the question has no answer");
        }
        var answer = new ArrayList<T>();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                answer.add(reader.mapRow(rows, answer.size()));
            }
        }
        return answer;
    }
}
