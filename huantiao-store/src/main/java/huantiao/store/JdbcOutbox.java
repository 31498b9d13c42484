package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.people.Clinic;
import huantiao.reminders.AddressMark;
import huantiao.reminders.Channel;
import huantiao.reminders.Delivery;
import huantiao.reminders.Occasion;
import huantiao.reminders.Outbox;
import huantiao.reminders.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reminders in their table, behind the wall of their clinic. */
public final class JdbcOutbox implements Outbox {

    private static final String CLINICS =
            "select c.clinic_id, c.name, c.zone from clinics_on_rounds() c";

    private static final String PUT =
            """
            insert into reminder (clinic_id, reminder_id, patient_id, start_on, week, nth, from_day, until_day, state,
                                  not_before, tries, why, changed_at)
            values (:clinic, :id, :patient, :start, :week, :nth, :from, :until, 'WAITING', :notBefore, 0, '', :notBefore)
                on conflict (clinic_id, patient_id, start_on, week, nth) do nothing
            """;

    private static final String WAITING =
            """
            select r.reminder_id, r.patient_id, r.start_on, r.week, r.nth, r.from_day, r.until_day, r.tries
              from reminder r
             where r.clinic_id = :clinic
               and r.state = 'WAITING'
               and r.not_before <= :now
             order by r.not_before, r.reminder_id
             limit :limit
            """;

    private static final String BEGIN =
            """
            update reminder r
               set state = 'SENDING',
                   tries = r.tries + 1,
                   changed_at = :now
             where r.clinic_id = :clinic
               and r.patient_id = :patient
               and r.reminder_id = :id
               and r.state = 'WAITING'
            """;

    private static final String SETTLE =
            """
            update reminder r
               set state = :state,
                   not_before = coalesce(:notBefore::timestamptz, r.not_before),
                   channel = coalesce(:channel, r.channel),
                   sent_to = coalesce(:sentTo, r.sent_to),
                   why = :why,
                   changed_at = :now
             where r.clinic_id = :clinic
               and r.patient_id = :patient
               and r.reminder_id = :id
               and r.state in ('WAITING', 'SENDING')
            """;

    private static final String FORSAKE =
            """
            update reminder r
               set state = 'UNSURE',
                   why = 'FORSAKEN',
                   changed_at = :now
             where r.clinic_id = :clinic
               and r.state = 'SENDING'
               and r.changed_at < :begunBefore
            """;

    private static final String REFUSE =
            """
            insert into refused_address (clinic_id, patient_id, channel, address_hash, why, refused_at)
            values (:clinic, :patient, :channel, :hash, :why, :now)
                on conflict do nothing
            """;

    private static final String REFUSED =
            """
            select a.channel, a.address_hash
              from refused_address a
             where a.clinic_id = :clinic
               and a.patient_id = :patient
             order by a.channel, a.address_hash
            """;

    private static final String WHOSE =
            """
            select r.patient_id
              from reminder r
             where r.clinic_id = :clinic
               and r.reminder_id = :id
            """;

    private static final String CAME_BACK =
            """
            with back as (
                update reminder r
                   set state = 'CAME_BACK',
                       why = 'CAME_BACK',
                       changed_at = :now
                 where r.clinic_id = :clinic
                   and r.patient_id = :patient
                   and r.reminder_id = :id
                   and r.state in ('SENT', 'UNSURE')
                   and r.sent_to is not null
                returning r.clinic_id, r.patient_id, r.channel, r.sent_to),
            kept as (
                insert into refused_address (clinic_id, patient_id, channel, address_hash, why, refused_at)
                select b.clinic_id, b.patient_id, b.channel, b.sent_to, 'CAME_BACK', :now
                  from back b
                    on conflict do nothing)
            select b.patient_id
              from back b
            """;

    private static final String PAST =
            """
            select r.start_on, r.week, r.nth, r.from_day, r.until_day, r.state, r.channel, r.changed_at
              from reminder r
             where r.clinic_id = :clinic
               and r.patient_id = :patient
             order by r.changed_at desc, r.reminder_id
             limit :limit
            """;

    private static final String UNREACHED =
            """
            select distinct on (r.patient_id)
                   r.patient_id, r.start_on, r.week, r.nth, r.from_day, r.until_day, r.state
              from reminder r
             where r.clinic_id = :clinic
               and r.patient_id in (select b.patient_id
                                      from reminder b
                                     where b.clinic_id = :clinic
                                       and b.state = 'CAME_BACK')
               and r.state in ('SENT', 'UNSURE', 'CAME_BACK')
             order by r.patient_id, r.from_day desc, r.reminder_id
            """;

    private final Walls walls;
    private final JdbcClient jdbc;

    public JdbcOutbox(Database database) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
    }

    @Override
    public List<Clinic> clinics() {
        return jdbc.sql(CLINICS)
                .query((row, _) ->
                        new Clinic(
                                new ClinicId(row.getObject("clinic_id", UUID.class)),
                                row.getString("name"),
                                ZoneId.of(row.getString("zone"))))
                .list();
    }

    @Override
    public boolean put(Permit permit, UUID id, Occasion occasion, Instant notBefore) {
        var columns = of(permit, id);
        columns.put("start", occasion.start());
        columns.put("week", occasion.week());
        columns.put("nth", occasion.nth());
        columns.put("from", occasion.from());
        columns.put("until", occasion.until());
        columns.put("notBefore", Times.column(notBefore));
        return walls.order(permit.clinic(), PUT, columns) == 1;
    }

    @Override
    public List<Waiting> waiting(Permit permit, Instant now, int limit) {
        permit.mustBeFor(Deed.SEE_DUE);
        return walls.ask(
                permit.clinic(),
                WAITING,
                Map.of("clinic", permit.clinic().value(), "now", Times.column(now), "limit", limit),
                (row, _) ->
                        new Waiting(
                                row.getObject("reminder_id", UUID.class),
                                patient(row),
                                occasion(row),
                                row.getInt("tries")));
    }

    @Override
    public boolean begin(Permit permit, UUID id, Instant now) {
        var columns = of(permit, id);
        columns.put("now", Times.column(now));
        return walls.order(permit.clinic(), BEGIN, columns) == 1;
    }

    @Override
    public void settle(Permit permit, UUID id, Outcome outcome, Instant now) {
        var columns = of(permit, id);
        columns.put("now", Times.column(now));
        columns.put("notBefore", null);
        columns.put("channel", null);
        columns.put("sentTo", null);
        columns.put("why", "");
        switch (outcome) {
            case Outcome.Sent(var to) -> {
                columns.put("state", State.SENT.name());
                columns.put("channel", to.channel().name());
                columns.put("sentTo", to.hash());
            }
            case Outcome.Again(var notBefore, var why) -> {
                columns.put("state", State.WAITING.name());
                columns.put("notBefore", Times.column(notBefore));
                columns.put("why", why.name());
            }
            case Outcome.Unsure(var to, var why) -> {
                columns.put("state", State.UNSURE.name());
                columns.put("channel", to.channel().name());
                columns.put("sentTo", to.hash());
                columns.put("why", why.name());
            }
            case Outcome.CameBack(var why) -> {
                columns.put("state", State.CAME_BACK.name());
                columns.put("why", why.name());
            }
            case Outcome.Dropped(var reason) -> {
                columns.put("state", State.DROPPED.name());
                columns.put("why", reason.name());
            }
        }
        walls.order(permit.clinic(), SETTLE, columns);
    }

    @Override
    public int forsake(Permit permit, Instant begunBefore, Instant now) {
        permit.mustBeFor(Deed.SEE_DUE);
        return walls.order(
                permit.clinic(),
                FORSAKE,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "begunBefore",
                        Times.column(begunBefore),
                        "now",
                        Times.column(now)));
    }

    @Override
    public void refuse(Permit permit, AddressMark address, Delivery.Why why, Instant now) {
        var columns = of(permit);
        columns.put("channel", address.channel().name());
        columns.put("hash", address.hash());
        columns.put("why", why.name());
        columns.put("now", Times.column(now));
        walls.order(permit.clinic(), REFUSE, columns);
    }

    @Override
    public Set<AddressMark> refused(Permit permit) {
        return new HashSet<>(
                walls.ask(
                        permit.clinic(),
                        REFUSED,
                        of(permit),
                        (row, _) ->
                                new AddressMark(
                                        Channel.valueOf(row.getString("channel")),
                                        row.getString("address_hash"))));
    }

    @Override
    public Optional<PatientId> whose(Permit permit, UUID id) {
        permit.mustBeFor(Deed.SEE_DUE);
        return walls.askForOne(
                permit.clinic(),
                WHOSE,
                Map.of("clinic", permit.clinic().value(), "id", id),
                (row, _) -> patient(row));
    }

    @Override
    public boolean cameBack(Permit permit, UUID id, Instant now) {
        var columns = of(permit, id);
        columns.put("now", Times.column(now));
        return !walls.ask(permit.clinic(), CAME_BACK, columns, (_, _) -> id).isEmpty();
    }

    @Override
    public List<Past> past(Permit permit, int limit) {
        permit.mustBeFor(Deed.CHOOSE_REMINDERS);
        return walls.ask(
                permit.clinic(),
                PAST,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "patient",
                        permit.patient().value(),
                        "limit",
                        limit),
                (row, _) ->
                        new Past(
                                occasion(row),
                                State.valueOf(row.getString("state")),
                                channel(row.getString("channel")),
                                Times.read(row, "changed_at")));
    }

    @Override
    public List<Unreached> unreached(Permit permit) {
        permit.mustBeFor(Deed.SEE_TODAY);
        return walls
                .ask(
                        permit.clinic(),
                        UNREACHED,
                        Map.of("clinic", permit.clinic().value()),
                        (row, _) ->
                                State.valueOf(row.getString("state")) == State.CAME_BACK
                                        ? Optional.of(new Unreached(patient(row), occasion(row)))
                                        : Optional.<Unreached>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, @Nullable Object> of(Permit permit) {
        permit.mustBeFor(Deed.SEND_REMINDER);
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("clinic", permit.clinic().value());
        columns.put("patient", permit.patient().value());
        return columns;
    }

    private static Map<String, @Nullable Object> of(Permit permit, UUID id) {
        var columns = of(permit);
        columns.put("id", id);
        return columns;
    }

    private static Optional<Channel> channel(@Nullable String name) {
        return Optional.ofNullable(name).map(Channel::valueOf);
    }

    private static PatientId patient(ResultSet row) throws SQLException {
        return new PatientId(row.getObject("patient_id", UUID.class));
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        return new Occasion(
                row.getObject("start_on", LocalDate.class),
                row.getInt("week"),
                row.getInt("nth"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }
}
