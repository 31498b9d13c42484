package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links in their table; of the secret only its hash is known. */
public final class JdbcLinks implements Links {

    private static final String MAKE =
            """
            insert into link (token_hash, clinic_id, patient_id, purpose, about, expires_at)
            values (:tokenHash, :clinic, :patient, :purpose, :about, :expiresAt)
            """;

    private static final String LOOK =
            """
            select l.token_hash, l.clinic_id, l.patient_id, l.purpose, l.about, l.expires_at,
                   l.used_at is not null as used
              from link_by_token(:tokenHash) l
            """;

    private static final String USE = "select use_link(:tokenHash, :now)";

    private final Walls walls;
    private final JdbcClient jdbc;

    public JdbcLinks(Database database) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
    }

    private record Found(Link link, boolean used) {}

    @Override
    public void make(Permit permit, Link link) {
        permit.mustBeFor(Deed.SEND_LINK, Deed.SEND_REMINDER);
        if (!link.whose().equals(new Whose(permit.clinic(), permit.patient()))) {
            throw new IllegalArgumentException("a link must be for the permit's patient");
        }
        var columns = new HashMap<String, Object>();
        columns.put("tokenHash", link.tokenHash());
        columns.put("clinic", link.whose().clinic().value());
        columns.put("patient", link.whose().patient().value());
        columns.put("purpose", link.purpose().name());
        columns.put("about", link.about());
        columns.put("expiresAt", Times.column(Times.kept(link.expiresAt())));
        walls.order(permit.clinic(), MAKE, columns);
    }

    @Override
    public Result<Link, Refusal> look(String tokenHash, Instant now) {
        return find(tokenHash)
                .map(found -> judged(found, now))
                .orElseGet(() -> Result.refused(Refusal.UNKNOWN));
    }

    @Override
    public Result<Link, Refusal> use(String tokenHash, Instant now) {
        var found = find(tokenHash);
        if (found.isEmpty()) {
            return Result.refused(Refusal.UNKNOWN);
        }
        boolean first =
                jdbc.sql(USE)
                        .param("tokenHash", tokenHash)
                        .param("now", Times.column(now))
                        .query(Boolean.class)
                        .single();
        if (first) {
            return Result.ok(found.get().link());
        }
        return judged(found.get(), now).then(_ -> Result.refused(Refusal.USED));
    }

    @Override
    public Optional<Link> usedBefore(String tokenHash, Instant now) {
        return find(tokenHash)
                .filter(Found::used)
                .map(Found::link)
                .filter(link -> now.isBefore(link.expiresAt()));
    }

    private static Result<Link, Refusal> judged(Found found, Instant now) {
        if (found.used()) {
            return Result.refused(Refusal.USED);
        }
        return now.isBefore(found.link().expiresAt())
                ? Result.ok(found.link())
                : Result.refused(Refusal.EXPIRED);
    }

    private Optional<Found> find(String tokenHash) {
        if (tokenHash.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(LOOK)
                .param("tokenHash", tokenHash)
                .query((row, _) -> new Found(link(row), row.getBoolean("used")))
                .optional();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getString("token_hash"),
                new Whose(
                        new ClinicId(row.getObject("clinic_id", UUID.class)),
                        new PatientId(row.getObject("patient_id", UUID.class))),
                LinkPurpose.valueOf(row.getString("purpose")),
                row.getString("about"),
                Times.read(row, "expires_at"));
    }
}
