package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Noted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Charts in the journal.
 *
 * <p>A change costs one round trip where the author's view of the chart is the newest this program
 * has seen: the database takes the entries with their seals, the end of the chain and the roster's
 * line in one statement, or answers with what came between.
 */
public final class JdbcCharts implements Charts {

    private static final String ENTRIES_SINCE =
            """
            select j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from journal j
             where j.clinic_id = :clinic
               and j.patient_id = :patient
               and j.seq > :seen
             order by j.seq
            """;

    private static final String APPEND =
            """
            select a.outcome, a.seq, a.kind, a.author, a.recorded_at, a.occurred_at, a.body
              from append(:clinic, :patient, :seen, :author, :recordedAt, :occurredAt, :kinds, :bodies,
                          :nameFolded, :birthYear, :stage, :openedAt, :line) a
             order by a.seq
            """;

    /** How often a step is asked again when others write to the same chart. */
    private static final int MOST_ATTEMPTS = 1000;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecentCharts recent = new RecentCharts();

    public JdbcCharts(Database database, Clock clock) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
        this.clock = clock;
    }

    /** What the database made of an append. */
    private sealed interface Appended {
        record Kept() implements Appended {}

        record Moved(List<Noted> since) implements Appended {}

        record Absent() implements Appended {}
    }

    private record Answer(String outcome, Optional<Noted> noted) {}

    @Override
    public Optional<Chart> find(Permit permit) {
        return find(new Whose(permit.clinic(), permit.patient()));
    }

    /** A chart never goes away, so one that was seen once need not be asked for. */
    @Override
    public boolean has(Permit permit) {
        var whose = new Whose(permit.clinic(), permit.patient());
        return recent.find(whose).isPresent() || find(whose).isPresent();
    }

    @Override
    public Chart register(Permit permit, PatientId id, Entry.Registered registered) {
        permit.mustBeFor(Deed.REGISTER_PATIENT);
        var whose = new Whose(permit.clinic(), id);
        var now = Times.kept(clock.instant());
        var first = new Noted(1, Author.of(permit.actor()), now, now, registered);
        var chart = Chart.of(whose, List.of(first));
        return switch (append(chart, List.of(first))) {
            case Appended.Kept _ -> recent.keep(chart);
            case Appended.Moved _, Appended.Absent _ ->
                    throw new IllegalArgumentException(
                            "patient (%s) is registered already".formatted(id));
        };
    }

    @Override
    public <R> Change<R> change(Permit permit, long seen, Instant occurredAt, Step<R> step) {
        var whose = new Whose(permit.clinic(), permit.patient());
        var known = recent.find(whose).filter(chart -> chart.seen() == seen);
        var chart = known.or(() -> find(whose));
        if (chart.isEmpty()) {
            return new Change.Absent<>();
        }
        if (chart.get().seen() != seen) {
            return new Change.MovedOn<>(chart.get(), chart.get().since(seen));
        }
        return attempt(permit, chart.get(), occurredAt, step);
    }

    @Override
    public <R> Change<R> add(Permit permit, Instant occurredAt, Step<R> step) {
        var whose = new Whose(permit.clinic(), permit.patient());
        var found = recent.find(whose).or(() -> find(whose));
        if (found.isEmpty()) {
            return new Change.Absent<>();
        }
        var chart = found.get();
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            switch (attempt(permit, chart, occurredAt, step)) {
                case Change.MovedOn<R>(var grown, var _) -> chart = grown;
                case Change.Kept<R> kept -> {
                    return kept;
                }
                case Change.Refused<R> refused -> {
                    return refused;
                }
                case Change.Absent<R> absent -> {
                    return absent;
                }
            }
        }
        throw new IllegalStateException(
                "patient (%s): too many write at once".formatted(whose.patient()));
    }

    /** Asks the step once, of this chart, and appends what it adds if nothing came between. */
    private <R> Change<R> attempt(Permit permit, Chart chart, Instant occurredAt, Step<R> step) {
        return switch (step.apply(chart)) {
            case Result.Refused<List<Entry>, R>(var reason) -> new Change.Refused<>(reason);
            case Result.Ok<List<Entry>, R>(var entries) -> {
                if (entries.isEmpty()) {
                    yield new Change.Kept<>(chart);
                }
                var more = noted(permit, chart, occurredAt, entries);
                var grown = chart.with(more);
                yield switch (append(grown, more)) {
                    case Appended.Kept _ -> new Change.Kept<>(recent.keep(grown));
                    case Appended.Moved(var since) ->
                            new Change.MovedOn<>(recent.keep(chart.with(since)), since);
                    case Appended.Absent _ -> new Change.Absent<>();
                };
            }
        };
    }

    private List<Noted> noted(Permit permit, Chart chart, Instant occurredAt, List<Entry> entries) {
        var now = Times.kept(clock.instant());
        var happened = occurredAt.isAfter(now) ? now : Times.kept(occurredAt);
        var author = Author.of(permit.actor());
        var more = new ArrayList<Noted>();
        for (var entry : entries) {
            more.add(new Noted(chart.seen() + more.size() + 1, author, now, happened, entry));
        }
        return more;
    }

    private Optional<Chart> find(Whose whose) {
        var known = recent.find(whose);
        var since =
                walls.ask(
                        whose.clinic(),
                        ENTRIES_SINCE,
                        Map.of(
                                "clinic",
                                whose.clinic().value(),
                                "patient",
                                whose.patient().value(),
                                "seen",
                                known.map(Chart::seen).orElse(0L)),
                        (row, _) -> noted(row));
        if (since.isEmpty()) {
            return known;
        }
        return Optional.of(
                recent.keep(
                        known.map(chart -> chart.with(since))
                                .orElseGet(() -> Chart.of(whose, since))));
    }

    private Appended append(Chart grown, List<Noted> more) {
        var first = more.getFirst();
        var line = RosterRow.of(grown);
        var answers =
                jdbc.sql(APPEND)
                        .param("clinic", grown.whose().clinic().value())
                        .param("patient", grown.whose().patient().value())
                        .param("seen", first.sequence() - 1)
                        .param("author", Authors.write(first.author()))
                        .param("recordedAt", Times.column(first.recordedAt()))
                        .param("occurredAt", Times.column(first.occurredAt()))
                        .param(
                                "kinds",
                                more.stream()
                                        .map(one -> Kinds.of(one.entry()))
                                        .toArray(String[]::new))
                        .param(
                                "bodies",
                                more.stream()
                                        .map(one -> Json.write(one.entry()))
                                        .toArray(String[]::new))
                        .param("nameFolded", line.nameFolded())
                        .param("birthYear", line.birthYear())
                        .param("stage", line.stage())
                        .param("openedAt", line.openedAt().map(Times::column).orElse(null))
                        .param("line", line.line())
                        .query((row, _) ->
                                new Answer(
                                        row.getString("outcome"),
                                        row.getString("kind") == null
                                                ? Optional.empty()
                                                : Optional.of(noted(row))))
                        .list();
        return switch (answers.isEmpty() ? "moved" : answers.getFirst().outcome()) {
            case "kept" -> new Appended.Kept();
            case "absent" -> new Appended.Absent();
            default ->
                    new Appended.Moved(
                            answers.stream().flatMap(answer -> answer.noted().stream()).toList());
        };
    }

    static Noted noted(ResultSet row) throws SQLException {
        return new Noted(
                row.getLong("seq"),
                Authors.read(row.getString("author")),
                Times.read(row, "recorded_at"),
                Times.read(row, "occurred_at"),
                Json.entry(row.getString("kind"), row.getString("body")));
    }
}
