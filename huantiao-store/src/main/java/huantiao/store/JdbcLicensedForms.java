package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.LicensedForms;
import huantiao.measures.Edition;
import huantiao.measures.LicensedForm;
import huantiao.measures.LicensedForm.Agreement;
import huantiao.measures.LicensedForm.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Licensed words, one row for each measure of a clinic; what was done with them beside it. */
public final class JdbcLicensedForms implements LicensedForms {

    private static final String ALL =
            """
            select f.measure, f.version, f.words, f.holder, f.agreement, f.valid_until, f.by_link, f.loaded_at, f.loaded_by
              from licensed_form f
             where f.clinic_id = :clinic
             order by f.measure
            """;

    private static final String FIND =
            """
            select f.measure, f.version, f.words, f.holder, f.agreement, f.valid_until, f.by_link, f.loaded_at, f.loaded_by
              from licensed_form f
             where f.clinic_id = :clinic
               and f.measure = :measure
            """;

    private static final String BY_LINK =
            """
            select f.measure, f.version, f.words, f.holder, f.agreement, f.valid_until, f.by_link, f.loaded_at, f.loaded_by
              from licensed_form f
             where f.clinic_id = :clinic
               and f.by_link
             order by f.measure
            """;

    private static final String LOAD =
            """
            with noted as (
                insert into licence_change (clinic_id, what, measure, version, holder, agreement, valid_until, by_link, at, by_name)
                values (:clinic, 'LOADED', :measure, :version, :holder, :agreement, :until, :byLink, :at, :by))
            insert into licensed_form (clinic_id, measure, version, words, holder, agreement, valid_until, by_link,
                                       loaded_at, loaded_by)
            values (:clinic, :measure, :version, :words, :holder, :agreement, :until, :byLink, :at, :by)
                on conflict (clinic_id, measure) do update
               set version = excluded.version, words = excluded.words, holder = excluded.holder,
                   agreement = excluded.agreement, valid_until = excluded.valid_until, by_link = excluded.by_link,
                   loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by
            """;

    private static final String WITHDRAW =
            """
            with gone as (
                delete from licensed_form f
                 where f.clinic_id = :clinic
                   and f.measure = :measure
                returning f.version, f.holder, f.agreement, f.valid_until, f.by_link)
            insert into licence_change (clinic_id, what, measure, version, holder, agreement, valid_until, by_link, at,
                                        by_name)
            select :clinic, 'WITHDRAWN', :measure, g.version, g.holder, g.agreement, g.valid_until, g.by_link, :at, :by
              from gone g
            """;

    private static final String CHANGES =
            """
            select c.what, c.measure, c.version, c.holder, c.agreement, c.valid_until, c.by_link, c.at, c.by_name
              from licence_change c
             where c.clinic_id = :clinic
             order by c.nth desc
            """;

    /** What people read, as it stands in its column. */
    private record Words(
            String language, String instruction, List<Question> questions, String credit) {}

    private final Walls walls;

    public JdbcLicensedForms(Database database) {
        this.walls = new Walls(database.forProgram());
    }

    @Override
    public List<Kept> all(Permit permit) {
        return walls.ask(
                permit.clinic(),
                ALL,
                owners(permit),
                (row, _) ->
                        new Kept(
                                form(row),
                                Times.read(row, "loaded_at"),
                                row.getString("loaded_by")));
    }

    @Override
    public void load(Permit permit, LicensedForm form, Instant at, String by) {
        var columns = owners(permit);
        columns.put("measure", form.edition().instrument());
        columns.put("version", form.edition().version());
        columns.put(
                "words",
                Json.write(
                        new Words(
                                form.language(),
                                form.instruction(),
                                form.questions(),
                                form.credit())));
        columns.put("holder", form.agreement().holder());
        columns.put("agreement", form.agreement().number());
        columns.put("until", form.agreement().until());
        columns.put("byLink", form.agreement().byLink());
        columns.put("at", Times.column(at));
        columns.put("by", by);
        walls.order(permit.clinic(), LOAD, columns);
    }

    @Override
    public boolean withdraw(Permit permit, String measure, Instant at, String by) {
        var columns = owners(permit);
        columns.put("measure", measure);
        columns.put("at", Times.column(at));
        columns.put("by", by);
        return walls.order(permit.clinic(), WITHDRAW, columns) == 1;
    }

    @Override
    public List<Change> changes(Permit permit) {
        return walls.ask(
                permit.clinic(),
                CHANGES,
                owners(permit),
                (row, _) ->
                        new Change(
                                What.valueOf(row.getString("what")),
                                row.getString("measure"),
                                row.getString("version"),
                                agreement(row),
                                Times.read(row, "at"),
                                row.getString("by_name")));
    }

    @Override
    public Optional<LicensedForm> find(Permit permit, String measure) {
        permit.mustBeFor(Deed.RECORD_CARE);
        return walls.askForOne(
                permit.clinic(),
                FIND,
                Map.of("clinic", permit.clinic().value(), "measure", measure),
                (row, _) -> form(row));
    }

    @Override
    public List<LicensedForm> byLink(Permit permit) {
        permit.mustBeFor(Deed.ANSWER_CHECK_IN);
        return walls.ask(
                permit.clinic(),
                BY_LINK,
                Map.of("clinic", permit.clinic().value()),
                (row, _) -> form(row));
    }

    private static LicensedForm form(ResultSet row) throws SQLException {
        var words = Json.read("licensed form", row.getString("words"), Words.class);
        return new LicensedForm(
                new Edition(row.getString("measure"), row.getString("version")),
                words.language(),
                words.instruction(),
                words.questions(),
                words.credit(),
                agreement(row));
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("holder"),
                row.getString("agreement"),
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("by_link"));
    }

    private static Map<String, Object> owners(Permit permit) {
        permit.mustBeFor(Deed.MANAGE_LICENCES);
        var columns = new HashMap<String, Object>();
        columns.put("clinic", permit.clinic().value());
        return columns;
    }
}
