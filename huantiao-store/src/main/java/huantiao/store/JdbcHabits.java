package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.Author;
import huantiao.care.Entry;
import huantiao.care.Habits;
import huantiao.care.NeedleType;
import huantiao.care.Noted;
import huantiao.care.Plan;
import huantiao.care.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was done last, read from the last entries of the charts treated last. A chart is found by
 * its line in the roster and read by its key, so that no search goes through the journal.
 */
public final class JdbcHabits implements Habits {

    /** How many visits are looked through for those that say it. */
    private static final int VISITS = 20;

    /** In how many of the courses opened last a plan is looked for. */
    private static final int COURSES = 200;

    private static final String LAST_VISITS =
            """
            select j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from (select r.patient_id
                      from roster r
                     where r.clinic_id = :clinic
                       and r.line::json ->> 'lastSession' is not null
                     order by r.line::json ->> 'lastSession' desc, r.patient_id
                     limit :visits) treated
              cross join lateral
                   (select e.seq, e.kind, e.author, e.recorded_at, e.occurred_at, e.body
                      from journal e
                     where e.clinic_id = :clinic
                       and e.patient_id = treated.patient_id
                       and e.kind like 'session-signed.%'
                     order by e.seq desc
                     limit 1) j
             order by j.occurred_at desc, j.recorded_at desc
            """;

    private static final String LAST_PLANS =
            """
            select j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from (select r.patient_id
                      from roster r
                     where r.clinic_id = :clinic
                       and r.opened_at is not null
                     order by r.opened_at desc, r.patient_id
                     limit :courses) opened
              cross join lateral
                   (select e.seq, e.kind, e.author, e.recorded_at, e.occurred_at, e.body
                      from journal e
                     where e.clinic_id = :clinic
                       and e.patient_id = opened.patient_id
                       and e.kind like 'plan-agreed.%'
                       and starts_with(e.author, :author)
                     order by e.seq desc
                     limit 1) j
             order by j.occurred_at desc, j.recorded_at desc
             limit :visits
            """;

    private static final String OTHER_VISITS =
            """
            select j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from (select r.patient_id
                      from roster r
                     where r.clinic_id = :clinic
                       and r.patient_id <> :patient
                       and (r.line::json ->> 'lastSession')::timestamptz > :from
                     order by r.line::json ->> 'lastSession', r.patient_id
                     limit :courses) treated
              cross join lateral
                   (select e.patient_id, e.seq, e.kind, e.author, e.recorded_at, e.occurred_at, e.body
                      from journal e
                     where e.clinic_id = :clinic
                       and e.patient_id = treated.patient_id
                       and e.kind like 'session-signed.%'
                       and starts_with(e.author, :author)
                       and e.occurred_at > :from
                       and e.occurred_at <= :latest) j
             order by j.occurred_at, j.patient_id, j.seq
            """;

    private final Walls walls;

    public JdbcHabits(Database database) {
        this.walls = new Walls(database.forProgram());
    }

    @Override
    public List<Last<NeedleType>> needles(Permit permit) {
        var packs = new LinkedHashMap<NeedleType, Last<NeedleType>>();
        ofVisits(permit, session -> session.packs().stream())
                .forEach(last -> packs.putIfAbsent(last.what(), last));
        return packs.values().stream().limit(PACKS).toList();
    }

    @Override
    public Optional<Last<Current>> current(Permit permit) {
        return ofVisits(
                        permit,
                        session ->
                                session.pairs().stream()
                                        .filter(pair -> !pair.frequencyHz().isEmpty())
                                        .map(pair ->
                                                new Current(pair.frequencyHz(), pair.waveform()))
                                        .limit(1))
                .findFirst();
    }

    @Override
    public Optional<Last<String>> school(Permit permit) {
        return ofPlans(permit, plan -> Stream.of(plan.style()).filter(one -> !one.isEmpty()))
                .findFirst();
    }

    @Override
    public Optional<Last<Plan.Variation>> variation(Permit permit) {
        return ofPlans(permit, plan -> Stream.of(plan.variation())).findFirst();
    }

    private <T> Stream<Last<T>> ofPlans(Permit permit, Function<Plan, Stream<T>> said) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var author = Author.of(permit.actor()).user().orElseThrow();
        return last(
                permit,
                LAST_PLANS,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "author",
                        Authors.begin(author),
                        "courses",
                        COURSES,
                        "visits",
                        VISITS),
                noted ->
                        noted.entry() instanceof Entry.PlanAgreed agreed
                                ? said.apply(agreed.plan())
                                : Stream.empty());
    }

    /** Visits are noted for the moment at which they ended. */
    @Override
    public List<Instant> visitsDuring(Permit permit, Instant from, Instant to) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var author = Author.of(permit.actor()).user().orElseThrow();
        List<Noted> visits =
                walls.ask(
                        permit.clinic(),
                        OTHER_VISITS,
                        Map.of(
                                "clinic",
                                permit.clinic().value(),
                                "patient",
                                permit.patient().value(),
                                "author",
                                Authors.begin(author),
                                "from",
                                Times.column(from),
                                "latest",
                                Times.column(to.plus(Session.LONGEST)),
                                "courses",
                                COURSES),
                        (row, _) -> JdbcCharts.noted(row));
        return visits.stream()
                .map(Noted::entry)
                .filter(Entry.SessionSigned.class::isInstance)
                .map(entry -> ((Entry.SessionSigned) entry).session())
                .filter(one -> one.isDuring(from, to))
                .map(Session::started)
                .sorted()
                .toList();
    }

    private <T> Stream<Last<T>> ofVisits(Permit permit, Function<Session, Stream<T>> said) {
        permit.mustBeFor(Deed.RECORD_CARE);
        return last(
                permit,
                LAST_VISITS,
                Map.of("clinic", permit.clinic().value(), "visits", VISITS),
                noted ->
                        noted.entry() instanceof Entry.SessionSigned signed
                                ? said.apply(signed.session())
                                : Stream.empty());
    }

    /** The newest first. */
    private <T> Stream<Last<T>> last(
            Permit permit,
            String question,
            Map<String, ?> arguments,
            Function<Noted, Stream<T>> said) {
        List<Noted> entries =
                walls.ask(permit.clinic(), question, arguments, (row, _) -> JdbcCharts.noted(row));
        return entries.stream()
                .flatMap(noted ->
                        said.apply(noted).map(what -> new Last<>(what, noted.occurredAt())));
    }
}
