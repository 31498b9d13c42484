package huantiao.registry;

import huantiao.care.AidAnswer;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Noted;
import huantiao.care.Preference.Sure;
import huantiao.measures.Instrument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How those fare who used the decision aid: what they took away from it, whether they felt sure,
 * where they leaned, and how they did later. Nobody was told by lot to use it, so a difference has
 * many causes; it is a reason to look and no proof.
 *
 * @param used who used it before the first visit, or without one, and agreed to be counted
 * @param notCounted who used it and did not agree, or took it back
 * @param knew people of those asked who had more than half of the answers as the aid gives them;
 *     empty below {@link #FEWEST}
 * @param unsure people of those who said whether they feel sure who do not; empty likewise
 * @param leaning how many lean to each way, by its code; empty likewise
 * @param with those who used it, at the follow-up asked about
 * @param without those who did not
 * @param comparisons each with its verdict
 */
public record AidWatch(
        int used,
        int notCounted,
        Optional<Share> knew,
        Optional<Share> unsure,
        Map<String, Integer> leaning,
        Group with,
        Group without,
        List<Comparison> comparisons) {

    /** Below so many people on either side nothing is said, as in the registry. */
    public static final int FEWEST = ClinicSum.FEWEST_STARTED;

    /** What is lately: so many days before the day as of which it is computed. */
    public static final int LATELY_DAYS = 183;

    /** What is held against what. */
    public enum Kind {
        /** Responders among those who used the aid, against those who did not. */
        RESPONSE_AGAINST_OTHERS,
        /** Responders among those who used it lately, against those who used it before. */
        RESPONSE_LATELY,
        /** Those who knew more than half lately, against before. */
        KNOWLEDGE_LATELY,
        /** Those who felt sure lately, against before. */
        SURE_LATELY
    }

    /**
     * One group at the follow-up.
     *
     * @param due people whose follow-up was due and could have got better
     * @param judged of those, who answered
     * @param responders of those who answered
     */
    public record Group(int due, int judged, int responders) {

        /** Responders of those who answered; empty below {@link #FEWEST}. */
        public Optional<Share> share() {
            return enough(responders, judged);
        }
    }

    /** Two shares held against each other, or that there are too few people. */
    public sealed interface Comparison {
        Kind kind();

        /**
         * @param these people on one side
         * @param those people on the other
         */
        record TooFew(Kind kind, int these, int those) implements Comparison {}

        /**
         * @param points these less those, in percent points
         * @param low lower end of its 95 % interval
         * @param high upper end of its 95 % interval
         */
        record Seen(Kind kind, Share these, Share those, double points, double low, double high)
                implements Comparison {

            /** The alarm: worse beyond chance. */
            public boolean isWorse() {
                return high < 0;
            }
        }
    }

    /**
     * What one chart gives.
     *
     * @param counts true if the person agreed to be counted
     * @param used empty if they did not use the aid before their first visit
     * @param first their first course
     */
    public record OfPerson(boolean counts, Optional<Used> used, Optional<StartedCourse> first) {

        /**
         * What was written down later than it happened counts for the day on which it happened.
         *
         * @param known entries recorded later are not seen
         */
        public static OfPerson of(
                Chart chart, List<Instrument> instruments, Instant known, ZoneId zone) {
            var first = StartedCourse.of(chart, instruments, known, zone).stream().findFirst();
            Predicate<Noted> before =
                    noted ->
                            !noted.recordedAt().isAfter(known)
                                    && first.map(course ->
                                                    !LocalDate.ofInstant(noted.occurredAt(), zone)
                                                            .isAfter(course.began()))
                                            .orElse(true);
            var weighed =
                    chart.all(Entry.ChoicesWeighed.class).stream()
                            .filter(one -> before.test(one.noted()))
                            .reduce((_, later) -> later);
            var checked =
                    chart.all(Entry.AidChecked.class).stream()
                            .filter(one -> before.test(one.noted()))
                            .reduce((_, later) -> later);
            var day =
                    weighed.map(one -> one.noted().occurredAt())
                            .or(() -> checked.map(one -> one.noted().occurredAt()))
                            .map(at -> LocalDate.ofInstant(at, zone));
            return new OfPerson(
                    chart.consent(ConsentKind.REGISTRY).isPresent(),
                    day.map(on ->
                            new Used(
                                    on,
                                    weighed.flatMap(one -> one.entry().preference().sure()),
                                    weighed.map(one -> one.entry().preference().leaning())
                                            .orElse(List.of()),
                                    checked.map(one ->
                                                    (int)
                                                            one.entry().answers().stream()
                                                                    .filter(AidAnswer::right)
                                                                    .count())
                                            .orElse(0),
                                    checked.map(one -> one.entry().answers().size()).orElse(0))),
                    first);
        }
    }

    /**
     * How somebody used the aid.
     *
     * @param right answers as the aid gives them
     * @param asked answers given
     */
    public record Used(
            LocalDate day, Optional<Sure> sure, List<String> leaning, int right, int asked) {
        public Used {
            leaning = List.copyOf(leaning);
            if (!(0 <= right && right <= asked)) {
                throw new IllegalArgumentException(
                        "answers (%d of %d) must be a part of those given".formatted(right, asked));
            }
        }

        boolean knew() {
            return 2 * right > asked;
        }
    }

    public AidWatch {
        leaning = Collections.unmodifiableMap(new LinkedHashMap<>(leaning));
        comparisons = List.copyOf(comparisons);
    }

    /**
     * @param question by which measure and when they are judged
     */
    public static AidWatch of(List<OfPerson> people, RegistryQuestion question) {
        var counted = people.stream().filter(OfPerson::counts).toList();
        var users = counted.stream().filter(one -> one.used().isPresent()).toList();
        var others = counted.stream().filter(one -> one.used().isEmpty()).toList();
        var since = question.asOf().minusDays(LATELY_DAYS);
        var lately = users.stream().filter(one -> use(one).day().isAfter(since)).toList();
        var earlier = users.stream().filter(one -> !use(one).day().isAfter(since)).toList();
        var leaning = new LinkedHashMap<String, Integer>();
        users.forEach(
                one -> use(one).leaning().forEach(way -> leaning.merge(way, 1, Integer::sum)));
        return new AidWatch(
                users.size(),
                (int)
                        people.stream()
                                .filter(one -> !one.counts() && one.used().isPresent())
                                .count(),
                share(knowing(users)),
                share(feeling(users)).map(sure -> new Share(sure.of() - sure.count(), sure.of())),
                users.size() < FEWEST ? Map.of() : leaning,
                group(users, question),
                group(others, question),
                List.of(
                        compared(
                                Kind.RESPONSE_AGAINST_OTHERS,
                                responding(users, question),
                                responding(others, question)),
                        compared(
                                Kind.RESPONSE_LATELY,
                                responding(lately, question),
                                responding(earlier, question)),
                        compared(Kind.KNOWLEDGE_LATELY, knowing(lately), knowing(earlier)),
                        compared(Kind.SURE_LATELY, feeling(lately), feeling(earlier))));
    }

    /** True where somebody does worse beyond chance. */
    public boolean alarms() {
        return comparisons.stream()
                .anyMatch(one -> one instanceof Comparison.Seen seen && seen.isWorse());
    }

    private static Used use(OfPerson one) {
        return one.used().orElseThrow();
    }

    /** For each person who was asked, whether they knew more than half. */
    private static List<Boolean> knowing(List<OfPerson> users) {
        return users.stream()
                .map(AidWatch::use)
                .filter(one -> one.asked() > 0)
                .map(Used::knew)
                .toList();
    }

    /** For each person who said, whether they felt sure. */
    private static List<Boolean> feeling(List<OfPerson> users) {
        return users.stream()
                .flatMap(one -> use(one).sure().stream())
                .map(Sure.YES::equals)
                .toList();
    }

    /** For each person who answered at the follow-up, whether they responded. */
    private static List<Boolean> responding(List<OfPerson> people, RegistryQuestion question) {
        var responding = new ArrayList<Boolean>();
        for (var one : people) {
            if (one.first().isPresent()
                    && Outcome.of(one.first().get(), question)
                            instanceof Outcome.Judged(var change, _)) {
                responding.add(change.responseClass().isResponse());
            }
        }
        return responding;
    }

    private static Group group(List<OfPerson> people, RegistryQuestion question) {
        var due = 0;
        for (var one : people) {
            if (one.first().isPresent()) {
                due +=
                        switch (Outcome.of(one.first().get(), question)) {
                            case Outcome.NotDue _, Outcome.NothingToImprove _ -> 0;
                            case Outcome.NoBaseline _,
                                    Outcome.Silent _,
                                    Outcome.OnlyWatched _,
                                    Outcome.Judged _ ->
                                    1;
                        };
            }
        }
        var responding = responding(people, question);
        return new Group(due, responding.size(), yes(responding));
    }

    private static int yes(List<Boolean> all) {
        return (int) all.stream().filter(Boolean::booleanValue).count();
    }

    private static Optional<Share> share(List<Boolean> all) {
        return enough(yes(all), all.size());
    }

    private static Optional<Share> enough(int count, int of) {
        return of < FEWEST ? Optional.empty() : Optional.of(new Share(count, of));
    }

    /**
     * The difference of two shares with Newcombe's 95 % interval, made of both Wilson intervals.
     *
     * @see "Newcombe 1998, Statistics in Medicine 17:873-890, method 10"
     */
    private static Comparison compared(Kind kind, List<Boolean> these, List<Boolean> those) {
        if (these.size() < FEWEST || those.size() < FEWEST) {
            return new Comparison.TooFew(kind, these.size(), those.size());
        }
        var one = new Share(yes(these), these.size());
        var other = new Share(yes(those), those.size());
        var points = one.percent() - other.percent();
        var ends = one.wilson95();
        var otherEnds = other.wilson95();
        return new Comparison.Seen(
                kind,
                one,
                other,
                points,
                points
                        - Math.hypot(
                                one.percent() - ends.lowerPercent(),
                                otherEnds.upperPercent() - other.percent()),
                points
                        + Math.hypot(
                                ends.upperPercent() - one.percent(),
                                other.percent() - otherEnds.lowerPercent()));
    }
}
