package huantiao.store;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.pooling.ClinicKey;
import huantiao.pooling.Exchanges;
import huantiao.pooling.Partner;
import huantiao.pooling.PartnerCard;
import huantiao.pooling.PoolKey;
import huantiao.pooling.PoolQuestion;
import huantiao.registry.HalfYear;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clinics exchange, in its tables behind the wall of each clinic. */
public final class JdbcExchanges implements Exchanges {

    private static final String KEY =
            """
            select k.open_key, k.secret_key
              from pool_key k
             where k.clinic_id = :clinic
             order by k.nth desc
             limit 1
            """;

    private static final String KEEP =
            """
            insert into pool_key (clinic_id, open_key, secret_key, made_at)
            values (:clinic, :open, :secret, :at)
            """;

    private static final String PARTNERS =
            """
            select p.partner_id, p.name, p.their_clinic, p.address, p.open_key, p.since, e.ended_at
              from partner p
              left join partner_end e on e.clinic_id = p.clinic_id and e.partner_id = p.partner_id
             where p.clinic_id = :clinic
             order by p.name, p.partner_id
            """;

    /** Two owners who add the same key at once: the second sees the first. */
    private static final String ADD =
            """
            with one_at_a_time as (
                select pg_advisory_xact_lock(hashtextextended('huantiao.partners' || :clinic::text, 0)) is null)
            insert into partner (clinic_id, partner_id, name, their_clinic, address, open_key, key_id, since)
            select :clinic, :partner, :name, :theirs, :address, :open, :keyId, :at
              from one_at_a_time
             where not exists (select
                                 from partner p
                                where p.clinic_id = :clinic
                                  and p.key_id = :keyId
                                  and not exists (select
                                                    from partner_end e
                                                   where e.clinic_id = :clinic
                                                     and e.partner_id = p.partner_id))
            """;

    private static final String END =
            """
            insert into partner_end (clinic_id, partner_id, ended_at)
            values (:clinic, :partner, :at)
                on conflict do nothing
            """;

    private static final String RELEASED =
            """
            select r.measure, r.week, r.period, r.text, r.data_version, r.released_at, r.released_by
              from released_sums r
             where r.clinic_id = :clinic
             order by r.released_at desc, r.measure, r.week, r.period
            """;

    private static final String RELEASE =
            """
            insert into released_sums (clinic_id, measure, week, period, text, data_version, released_at, released_by)
            values (:clinic, :measure, :week, :period, :text, :version, :at, :by)
                on conflict do nothing
            """;

    private static final String HANDINGS =
            """
            select h.measure, h.week, h.period, h.partner_id, h.at, h.went, h.code
              from handed_sums h
             where h.clinic_id = :clinic
             order by h.nth desc
            """;

    private static final String NOTE =
            """
            insert into handed_sums (clinic_id, measure, week, period, partner_id, at, went, code)
            values (:clinic, :measure, :week, :period, :partner, :at, :went, :code)
            """;

    private static final String RECEIVED =
            """
            select r.partner_id, r.measure, r.week, r.period, r.text, r.received_at
              from received_sums r
             where r.clinic_id = :clinic
             order by r.received_at desc, r.partner_id, r.measure, r.week, r.period
            """;

    private static final String WHOSE =
            """
            select p.partner_id, p.name, p.their_clinic, p.address, p.open_key, p.since, null::timestamptz as ended_at
              from partner p
             where p.clinic_id = :clinic
               and p.key_id = :keyId
               and not exists (select
                                 from partner_end e
                                where e.clinic_id = :clinic
                                  and e.partner_id = p.partner_id)
             order by p.partner_id
             limit 1
            """;

    private static final String FORGET =
            """
            delete
              from used_nonce n
             where n.clinic_id = :clinic
               and n.used_at < :before
            """;

    private static final String USE =
            """
            insert into used_nonce (clinic_id, partner_id, nonce, used_at)
            values (:clinic, :partner, :nonce, :at)
                on conflict do nothing
            """;

    private static final String RECEIVE =
            """
            insert into received_sums (clinic_id, partner_id, measure, week, period, text, received_at)
            values (:clinic, :partner, :measure, :week, :period, :text, :at)
                on conflict do nothing
            """;

    private static final String CAME_BEFORE =
            """
            select r.text
              from received_sums r
             where r.clinic_id = :clinic
               and r.partner_id = :partner
               and r.measure = :measure
               and r.week = :week
               and r.period = :period
            """;

    private final Walls walls;

    public JdbcExchanges(Database database) {
        this.walls = new Walls(database.forProgram());
    }

    @Override
    public Optional<ClinicKey> key(Permit permit) {
        return walls.askForOne(
                permit.clinic(),
                KEY,
                owners(permit),
                (row, _) ->
                        ClinicKey.kept(
                                new PoolKey(row.getString("open_key")),
                                row.getBytes("secret_key")));
    }

    @Override
    public void keep(Permit permit, ClinicKey fresh, Instant at) {
        var columns = owners(permit);
        columns.put("open", fresh.open().text());
        columns.put("secret", fresh.secret());
        columns.put("at", Times.column(at));
        walls.order(permit.clinic(), KEEP, columns);
    }

    @Override
    public List<Partner> partners(Permit permit) {
        return walls.ask(permit.clinic(), PARTNERS, owners(permit), (row, _) -> partner(row));
    }

    @Override
    public boolean add(Permit permit, Partner partner) {
        var columns = owners(permit);
        columns.put("partner", partner.id());
        columns.put("name", partner.name());
        columns.put("theirs", partner.card().clinic().value());
        columns.put("address", partner.card().address().toString());
        columns.put("open", partner.card().key().text());
        columns.put("keyId", partner.card().key().id());
        columns.put("at", Times.column(partner.since()));
        return walls.order(permit.clinic(), ADD, columns) == 1;
    }

    @Override
    public void end(Permit permit, UUID partner, Instant at) {
        var columns = owners(permit);
        columns.put("partner", partner);
        columns.put("at", Times.column(at));
        walls.order(permit.clinic(), END, columns);
    }

    @Override
    public List<Released> released(Permit permit) {
        return walls.ask(
                permit.clinic(),
                RELEASED,
                owners(permit),
                (row, _) ->
                        new Released(
                                question(row),
                                row.getString("text"),
                                row.getString("data_version"),
                                Times.read(row, "released_at"),
                                row.getString("released_by")));
    }

    @Override
    public Result<Released, Released> release(Permit permit, Released sums) {
        var columns = owners(permit);
        put(columns, sums.question());
        columns.put("text", sums.text());
        columns.put("version", sums.dataVersion());
        columns.put("at", Times.column(sums.at()));
        columns.put("by", sums.by());
        if (walls.order(permit.clinic(), RELEASE, columns) == 1) {
            return Result.ok(sums);
        }
        return Result.refused(
                released(permit).stream()
                        .filter(one -> one.question().equals(sums.question()))
                        .findFirst()
                        .orElseThrow());
    }

    @Override
    public List<Handing> handings(Permit permit) {
        return walls.ask(
                permit.clinic(),
                HANDINGS,
                owners(permit),
                (row, _) ->
                        new Handing(
                                question(row),
                                row.getObject("partner_id", UUID.class),
                                Times.read(row, "at"),
                                Went.valueOf(row.getString("went")),
                                row.getString("code")));
    }

    @Override
    public void note(Permit permit, Handing handing) {
        var columns = owners(permit);
        put(columns, handing.question());
        columns.put("partner", handing.partner());
        columns.put("at", Times.column(handing.at()));
        columns.put("went", handing.went().name());
        columns.put("code", handing.code());
        walls.order(permit.clinic(), NOTE, columns);
    }

    @Override
    public List<Received> received(Permit permit) {
        return walls.ask(
                permit.clinic(),
                RECEIVED,
                owners(permit),
                (row, _) ->
                        new Received(
                                row.getObject("partner_id", UUID.class),
                                question(row),
                                row.getString("text"),
                                Times.read(row, "received_at")));
    }

    @Override
    public Optional<Partner> whose(ClinicId clinic, String keyId) {
        return walls.askForOne(
                clinic,
                WHOSE,
                Map.of("clinic", clinic.value(), "keyId", keyId),
                (row, _) -> partner(row));
    }

    @Override
    public boolean isFirst(Permit permit, String nonce, Instant at, Instant forgetBefore) {
        var columns = partners(permit, at);
        columns.put("nonce", nonce);
        columns.put("before", Times.column(forgetBefore));
        walls.order(permit.clinic(), FORGET, columns);
        return walls.order(permit.clinic(), USE, columns) == 1;
    }

    @Override
    public Arrival receive(Permit permit, Received sums) {
        var columns = partners(permit, sums.at());
        put(columns, sums.question());
        columns.put("text", sums.text());
        if (walls.order(permit.clinic(), RECEIVE, columns) == 1) {
            return Arrival.NEW;
        }
        return walls.askForOne(
                                permit.clinic(),
                                CAME_BEFORE,
                                columns,
                                (row, _) -> row.getString("text"))
                        .orElseThrow()
                        .equals(sums.text())
                ? Arrival.KNOWN
                : Arrival.DIFFERENT;
    }

    private static Map<String, @Nullable Object> owners(Permit permit) {
        permit.mustBeFor(Deed.POOL_SUMS);
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("clinic", permit.clinic().value());
        return columns;
    }

    private static Map<String, @Nullable Object> partners(Permit permit, Instant at) {
        permit.mustBeFor(Deed.HAND_IN_SUMS);
        if (!(permit.actor() instanceof Actor.Partner(_, var partner))) {
            throw new IllegalArgumentException("only a partner hands in sums");
        }
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("clinic", permit.clinic().value());
        columns.put("partner", partner);
        columns.put("at", Times.column(at));
        return columns;
    }

    private static void put(Map<String, @Nullable Object> columns, PoolQuestion question) {
        columns.put("measure", question.measure());
        columns.put("week", question.week());
        columns.put("period", question.period().code());
    }

    private static PoolQuestion question(ResultSet row) throws SQLException {
        return new PoolQuestion(
                row.getString("measure"),
                row.getInt("week"),
                HalfYear.read(row.getString("period")).orElseThrow());
    }

    private static Partner partner(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Partner(
                row.getObject("partner_id", UUID.class),
                row.getString("name"),
                new PartnerCard(
                        new ClinicId(row.getObject("their_clinic", UUID.class)),
                        URI.create(row.getString("address")),
                        new PoolKey(row.getString("open_key"))),
                Times.read(row, "since"),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }
}
