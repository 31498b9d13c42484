package huantiao.care;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Charts, roster and drafts in memory: as quick as a map, bound by the same contracts. */
public final class InMemoryCharts implements Charts, Roster, Drafts, ClinicCharts, Habits {

    private final Clock clock;
    private final Map<Whose, Chart> charts = new LinkedHashMap<>();
    private final Map<List<Object>, Draft> drafts = new HashMap<>();

    public InMemoryCharts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Chart> find(Permit permit) {
        return Optional.ofNullable(charts.get(whose(permit)));
    }

    @Override
    public synchronized boolean has(Permit permit) {
        return charts.containsKey(whose(permit));
    }

    @Override
    public synchronized Chart register(Permit permit, PatientId id, Entry.Registered registered) {
        permit.mustBeFor(Deed.REGISTER_PATIENT);
        var whose = new Whose(permit.clinic(), id);
        if (charts.containsKey(whose)) {
            throw new IllegalArgumentException("patient (%s) is registered".formatted(id));
        }
        var now = clock.instant();
        var chart =
                Chart.of(
                        whose,
                        List.of(new Noted(1, Author.of(permit.actor()), now, now, registered)));
        charts.put(whose, chart);
        return chart;
    }

    @Override
    public synchronized <R> Change<R> change(
            Permit permit, long seen, Instant occurredAt, Step<R> step) {
        var chart = charts.get(whose(permit));
        if (chart == null) {
            return new Change.Absent<>();
        }
        if (chart.seen() != seen) {
            return new Change.MovedOn<>(chart, chart.since(seen));
        }
        return add(permit, occurredAt, step);
    }

    @Override
    public synchronized <R> Change<R> add(Permit permit, Instant occurredAt, Step<R> step) {
        var chart = charts.get(whose(permit));
        if (chart == null) {
            return new Change.Absent<>();
        }
        return switch (step.apply(chart)) {
            case Result.Refused<List<Entry>, R>(var reason) -> new Change.Refused<>(reason);
            case Result.Ok<List<Entry>, R>(var entries) -> {
                var now = clock.instant();
                var more = new ArrayList<Noted>();
                for (var entry : entries) {
                    more.add(
                            new Noted(
                                    chart.seen() + more.size() + 1,
                                    Author.of(permit.actor()),
                                    now,
                                    occurredAt.isAfter(now) ? now : occurredAt,
                                    entry));
                }
                var grown = chart.with(more);
                charts.put(grown.whose(), grown);
                yield new Change.Kept<>(grown);
            }
        };
    }

    @Override
    public synchronized List<Last<NeedleType>> needles(Permit permit) {
        var packs = lastVisits(permit, visit -> visit.packs().stream()).toList();
        return packs.stream()
                .map(Last::what)
                .distinct()
                .limit(PACKS)
                .map(pack ->
                        packs.stream()
                                .filter(one -> one.what().equals(pack))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    @Override
    public synchronized Optional<Last<Current>> current(Permit permit) {
        return lastVisits(
                        permit,
                        visit ->
                                visit.pairs().stream()
                                        .filter(pair -> !pair.frequencyHz().isEmpty())
                                        .map(pair ->
                                                new Current(pair.frequencyHz(), pair.waveform()))
                                        .limit(1))
                .findFirst();
    }

    @Override
    public synchronized Optional<Last<String>> school(Permit permit) {
        return lastPlans(permit, Plan::style).filter(one -> !one.what().isEmpty()).findFirst();
    }

    @Override
    public synchronized Optional<Last<Plan.Variation>> variation(Permit permit) {
        return lastPlans(permit, Plan::variation).findFirst();
    }

    private <T> Stream<Last<T>> lastPlans(Permit permit, Function<Plan, T> said) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var author = Author.of(permit.actor()).user();
        return last(
                permit,
                chart ->
                        chart.all(Entry.PlanAgreed.class).reversed().stream()
                                .filter(one -> one.noted().author().user().equals(author))
                                .limit(1)
                                .map(one ->
                                        new Last<>(
                                                said.apply(one.entry().plan()),
                                                one.noted().occurredAt())));
    }

    @Override
    public synchronized List<Instant> visitsDuring(Permit permit, Instant from, Instant to) {
        permit.mustBeFor(Deed.RECORD_CARE);
        var author = Author.of(permit.actor()).user();
        return charts.values().stream()
                .filter(chart -> chart.whose().clinic().equals(permit.clinic()))
                .filter(chart -> !chart.whose().patient().equals(permit.patient()))
                .flatMap(chart -> chart.all(Entry.SessionSigned.class).stream())
                .filter(one -> one.noted().author().user().equals(author))
                .map(one -> one.entry().session())
                .filter(one -> one.isDuring(from, to))
                .map(Session::started)
                .sorted()
                .toList();
    }

    private <T> Stream<Last<T>> lastVisits(Permit permit, Function<Session, Stream<T>> said) {
        permit.mustBeFor(Deed.RECORD_CARE);
        return last(
                permit,
                chart ->
                        chart.latest(Entry.SessionSigned.class).stream()
                                .flatMap(one ->
                                        said.apply(one.entry().session())
                                                .map(what ->
                                                        new Last<>(
                                                                what, one.noted().occurredAt()))));
    }

    /** The newest first. */
    private <T> Stream<Last<T>> last(Permit permit, Function<Chart, Stream<Last<T>>> said) {
        return charts.values().stream()
                .filter(chart -> chart.whose().clinic().equals(permit.clinic()))
                .flatMap(said)
                .sorted(Comparator.<Last<T>, Instant>comparing(Last::when).reversed());
    }

    @Override
    public synchronized List<Line> today(Permit permit, int limit) {
        permit.mustBeFor(Deed.SEE_TODAY);
        var aYearAgo = clock.instant().atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
        return lines(permit)
                .filter(line ->
                        line.stage() != Stage.CLOSED
                                || line.openedAt().orElseThrow().isAfter(aYearAgo))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Line> search(Permit permit, String text, int limit) {
        permit.mustBeFor(Deed.FIND_PATIENT);
        var words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return lines(permit).filter(line -> matches(line, words)).limit(limit).toList();
    }

    @Override
    public synchronized List<Line> followedUp(Permit permit) {
        permit.mustBeFor(Deed.SEE_DUE);
        var earliest = clock.instant().minus(Duration.ofDays(FOLLOW_UP_DAYS));
        return lines(permit)
                .filter(line ->
                        line.openedAt().filter(at -> at.isAfter(earliest)).isPresent()
                                || line.startingScores().isPresent())
                .toList();
    }

    @Override
    public synchronized List<Line> all(Permit permit) {
        permit.mustBeFor(Deed.SEE_REGISTRY);
        return lines(permit).toList();
    }

    @Override
    public synchronized <T> List<ClinicCharts.Taken<T>> grown(
            Permit permit, Map<PatientId, Long> seen, Function<Chart, T> take) {
        permit.mustBeFor(
                Deed.SEE_REGISTRY, Deed.SEE_PRACTITIONERS, Deed.POOL_SUMS, Deed.COUNT_AHEAD);
        return charts.values().stream()
                .filter(chart -> chart.whose().clinic().equals(permit.clinic()))
                .filter(chart -> chart.seen() > seen.getOrDefault(chart.whose().patient(), 0L))
                .map(chart ->
                        new ClinicCharts.Taken<>(
                                chart.whose().patient(), chart.seen(), take.apply(chart)))
                .sorted(Comparator.comparing(taken -> taken.patient().value()))
                .toList();
    }

    @Override
    public synchronized Optional<Draft> find(Permit permit, String form) {
        return Optional.ofNullable(drafts.get(key(permit, form)));
    }

    @Override
    public synchronized Map<PatientId, Draft> latest(
            Permit permit, String form, Collection<PatientId> people) {
        return latest(permit, form, (patient, _) -> people.contains(patient));
    }

    @Override
    public synchronized Map<PatientId, Draft> keptSince(Permit permit, String form, Instant since) {
        return latest(permit, form, (_, draft) -> !draft.keptAt().isBefore(since));
    }

    private Map<PatientId, Draft> latest(
            Permit permit, String form, BiPredicate<PatientId, Draft> wanted) {
        permit.mustBeFor(Deed.SEE_ROOM);
        var latest = new HashMap<PatientId, Draft>();
        drafts.forEach((key, draft) -> {
            if (key.getFirst() instanceof Whose(var clinic, var patient)
                    && clinic.equals(permit.clinic())
                    && wanted.test(patient, draft)
                    && key.get(1).equals(form)) {
                latest.merge(
                        patient,
                        draft,
                        (one, other) -> one.keptAt().isAfter(other.keptAt()) ? one : other);
            }
        });
        return latest;
    }

    @Override
    public synchronized void keep(Permit permit, String form, Map<String, List<String>> fields) {
        long length =
                fields.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
        if (length > MOST) {
            throw new IllegalArgumentException(
                    "a draft (%d characters) must have at most %d".formatted(length, MOST));
        }
        drafts.put(key(permit, form), new Draft(fields, clock.instant()));
    }

    @Override
    public synchronized void drop(Permit permit, String form) {
        drafts.remove(key(permit, form));
    }

    /** Puts the charts of another shelf beside its own, as a backup would. */
    public synchronized void takeOver(InMemoryCharts other) {
        charts.putAll(other.charts);
    }

    private Stream<Line> lines(Permit permit) {
        return charts.values().stream()
                .filter(chart -> chart.whose().clinic().equals(permit.clinic()))
                .map(Line::of)
                .sorted(
                        Comparator.comparing((Line line) ->
                                        line.patient().name().text().toLowerCase(Locale.ROOT))
                                .thenComparing(line -> line.patient().id().value()));
    }

    private static boolean matches(Line line, String[] words) {
        var name = line.patient().name().text().toLowerCase(Locale.ROOT);
        var year = String.valueOf(line.patient().born().day().getYear());
        for (var word : words) {
            if (!name.contains(word) && !year.equals(word)) {
                return false;
            }
        }
        return true;
    }

    private static Whose whose(Permit permit) {
        return new Whose(permit.clinic(), permit.patient());
    }

    private static List<Object> key(Permit permit, String form) {
        return List.of(whose(permit), form, Author.of(permit.actor()).user());
    }
}
