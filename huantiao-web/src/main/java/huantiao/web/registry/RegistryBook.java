package huantiao.web.registry;

import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.ClinicCharts;
import huantiao.course.PersonSaid;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.registry.Besides;
import huantiao.registry.Cohort;
import huantiao.registry.Registry;
import huantiao.registry.RegistryQuestion;
import huantiao.registry.StartedCourse;
import huantiao.web.course.CourseMeasures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The courses of each clinic as the registry counts them. What was taken from a chart is kept until
 * the chart grows, and what was counted until one of those courses changes; an answer is as fresh
 * as the journal. A clinic with ten thousand courses does not read or fit them again for each page.
 */
@Component
public final class RegistryBook {

    /** Questions whose answer is kept for each clinic: a few measures at a few weeks. */
    private static final int QUESTIONS = 32;

    /** Periods whose people are kept with what is the same for every week. */
    private static final int PERIODS = 8;

    private static final List<Integer> WEEKS =
            MeasureAtWeek.WEEKS.stream().map(Integer::valueOf).toList();

    private final ClinicCharts charts;
    private final List<Instrument> instruments;
    private final List<Instrument> read;
    private final Executor aside;
    private final Map<ClinicId, Counted> counted = new ConcurrentHashMap<>();

    /** A book that counts the rest of a new period on a thread of its own. */
    @Autowired
    RegistryBook(ClinicCharts charts, Instruments instruments) {
        this(
                charts,
                instruments,
                task -> Thread.ofPlatform().daemon().name("counts-beside").start(task));
    }

    /**
     * @param aside runs what is counted after somebody asked about a new period
     */
    RegistryBook(ClinicCharts charts, Instruments instruments, Executor aside) {
        this.aside = aside;
        this.charts = charts;
        this.instruments = CourseMeasures.all(instruments);
        this.read =
                Stream.concat(
                                this.instruments.stream(),
                                Stream.of(instruments.get(PersonSaid.ENOUGH)))
                        .toList();
    }

    /**
     * What one chart gave.
     *
     * @param last when its newest entry was recorded
     */
    private record Taken(Instant last, List<StartedCourse> courses) {}

    private record Answer(Cohort of, Registry registry, List<Besides> besides) {}

    private record Period(LocalDate from, LocalDate to) {}

    /**
     * The people of a period.
     *
     * @param look which look at the clinic they were taken from
     */
    private record Kept(Cohort cohort, long look) {}

    /** Keeps what was asked for last. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int most;

        Latest(int most) {
            super(most, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /** One clinic. */
    private static final class Counted {
        private Instant end = Instant.MIN;
        private final Map<PatientId, Long> seen = new HashMap<>();
        private final Map<PatientId, Taken> taken = new HashMap<>();
        private final Map<RegistryQuestion, Answer> answers = new Latest<>(QUESTIONS);
        private final Map<Period, Kept> cohorts = new Latest<>(PERIODS);
        private List<StartedCourse> all = List.of();
        private boolean grown = true;
        private long look;

        /**
         * Looks from another moment: charts that grew after the earlier of the two are read again,
         * all others hold the same at both.
         */
        void lookFrom(Instant other) {
            if (!other.equals(end)) {
                var earlier = other.isBefore(end) ? other : end;
                taken.values().removeIf(one -> one.last().isAfter(earlier));
                seen.keySet().retainAll(taken.keySet());
                end = other;
                grown = true;
            }
        }
    }

    /** Every course as it was known at the end of that day in the clinic's zone. */
    public List<StartedCourse> courses(Permit permit, LocalDate asOf, ZoneId zone) {
        var book = of(permit);
        synchronized (book) {
            return courses(book, permit, asOf, zone);
        }
    }

    /**
     * What is counted for a question, as {@link Registry#of} counts it. Whoever asks about a new
     * period goes on to its other measures and weeks, so those are counted beside, one after the
     * other.
     */
    public Registry registry(Permit permit, RegistryQuestion question, ZoneId zone) {
        var book = of(permit);
        boolean isNew;
        Registry registry;
        synchronized (book) {
            isNew = !book.cohorts.containsKey(new Period(question.from(), question.to()));
            registry = answer(book, permit, question, zone).registry();
        }
        if (isNew) {
            aside.execute(() -> countBeside(permit, question, zone));
        }
        return registry;
    }

    private Registry counted(Permit permit, RegistryQuestion question, ZoneId zone) {
        var book = of(permit);
        synchronized (book) {
            return answer(book, permit, question, zone).registry();
        }
    }

    private void countBeside(Permit permit, RegistryQuestion question, ZoneId zone) {
        for (var instrument : instruments) {
            if (CourseMeasures.USUAL.contains(instrument.id())) {
                for (var week : WEEKS) {
                    counted(
                            permit,
                            new RegistryQuestion(
                                    question.from(),
                                    question.to(),
                                    instrument,
                                    week,
                                    question.asOf()),
                            zone);
                }
            }
        }
    }

    /** Every measure that any of the same people answered, at each week. */
    public List<Besides> besides(Permit permit, RegistryQuestion question, ZoneId zone) {
        var book = of(permit);
        synchronized (book) {
            var known = answer(book, permit, question, zone);
            if (known.besides().isEmpty()) {
                known =
                        new Answer(
                                known.of(),
                                known.registry(),
                                Besides.of(
                                        question,
                                        askedOf(question, known.of().everybody()),
                                        RegistryQuestion.weeks(),
                                        known.of()));
                book.answers.put(question, known);
            }
            return known.besides();
        }
    }

    private List<Instrument> askedOf(RegistryQuestion question, List<StartedCourse> courses) {
        return instruments.stream()
                .filter(one ->
                        CourseMeasures.USUAL.contains(one.id())
                                || one.equals(question.instrument())
                                || courses.stream()
                                        .filter(StartedCourse::agreedToCount)
                                        .anyMatch(course -> !course.answersTo(one).isEmpty()))
                .toList();
    }

    private Answer answer(Counted book, Permit permit, RegistryQuestion question, ZoneId zone) {
        var asked = cohort(book, question, courses(book, permit, question.asOf(), zone));
        var known = book.answers.get(question);
        if (known == null || !known.of().everybody().equals(asked.everybody())) {
            known = new Answer(asked, Registry.of(question, asked), List.of());
            book.answers.put(question, known);
        }
        return known;
    }

    /** The people of a question, as they were kept where nothing of them has changed since. */
    private static Cohort cohort(
            Counted book, RegistryQuestion question, List<StartedCourse> courses) {
        var period = new Period(question.from(), question.to());
        var kept = book.cohorts.get(period);
        if (kept != null && kept.look() == book.look) {
            return kept.cohort();
        }
        var fresh = Cohort.of(question, courses);
        var cohort = kept != null && kept.cohort().isSame(fresh) ? kept.cohort() : fresh;
        book.cohorts.put(period, new Kept(cohort, book.look));
        return cohort;
    }

    /**
     * Counts every usual question of a day: each measure at each week, of the year before, and what
     * is published of the usual one. A page that asks meanwhile waits for the one question that is
     * being counted.
     *
     * @param asOf the day as whose end the clinic is looked at
     */
    public List<Registry> countAhead(Permit permit, LocalDate asOf, ZoneId zone) {
        var counted =
                instruments.stream()
                        .filter(instrument -> CourseMeasures.USUAL.contains(instrument.id()))
                        .flatMap(instrument ->
                                WEEKS.stream()
                                        .map(week ->
                                                RegistryQuestion.lastYear(instrument, week, asOf)))
                        .map(question -> counted(permit, question, zone))
                        .toList();
        besides(
                permit,
                RegistryQuestion.latestHalfYears(
                        instruments.getFirst(), Integer.parseInt(MeasureAtWeek.USUAL_WEEK), asOf),
                zone);
        return counted;
    }

    private Counted of(Permit permit) {
        return counted.computeIfAbsent(permit.clinic(), _ -> new Counted());
    }

    private List<StartedCourse> courses(Counted book, Permit permit, LocalDate asOf, ZoneId zone) {
        var end = asOf.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        book.lookFrom(end);
        for (var one : charts.grown(permit, book.seen, chart -> take(chart, end, zone))) {
            book.seen.put(one.patient(), one.seen());
            book.taken.put(one.patient(), one.what());
            book.grown = true;
        }
        if (book.grown) {
            book.all = book.taken.values().stream().flatMap(one -> one.courses().stream()).toList();
            book.grown = false;
            book.look++;
        }
        return book.all;
    }

    private Taken take(Chart chart, Instant end, ZoneId zone) {
        return new Taken(
                chart.entries().getLast().recordedAt(), StartedCourse.of(chart, read, end, zone));
    }
}
