package huantiao.registry;

import huantiao.course.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A clinic's year: everybody who started between two days, what became of each, and what may be
 * said. Page, plots, export and what is published read this record; none of them computes.
 *
 * @param people who is counted and who is not, and why
 * @param start who answered and who did not, before treatment
 * @param sum of all; {@link ClinicSum.TooFew} where nothing may be said
 * @param byPhase, {@code byComplaint} and {@code byGiven}: the same sum for parts, each with floors
 *     of its own. People chose and were chosen, so a difference between parts says nothing about a
 *     treatment
 * @param mean how much scores got better on average, of those who answered; empty where there is no
 *     headline
 * @param tipping empty where there is no headline
 * @param tippingOfAll the same of everybody who came: those who did not agree to be counted as
 *     silent people without a starting score; empty where there is no headline or everybody agreed
 * @param beyondNoise responders whose change is larger than the measurement error; none where the
 *     error is not known
 * @param worsened getting worse by score or by how a course ended; empty where nothing may be said
 * @param signs how responders stand by other signs than their change; empty where nothing may be
 *     said
 * @param complaints with what those counted came
 * @param recruited when those counted began, and by how many they were treated; empty where nobody
 *     is counted
 * @param before what scores did between two answers before treatment
 * @param beforeAnswered the same of those only who answered at the follow-up
 * @param dataVersion changes when anything counted does
 */
public record Registry(
        RegistryQuestion question,
        People people,
        StartingPoint start,
        ClinicSum sum,
        List<Part> byPhase,
        List<Part> byComplaint,
        List<Part> byGiven,
        HarmsCount harms,
        Optional<SessionsUsed> sessions,
        Optional<MeanImprovement> mean,
        Optional<TippingPoint> tipping,
        Optional<TippingPoint> tippingOfAll,
        int beyondNoise,
        Optional<Worsened> worsened,
        Optional<OtherSigns> signs,
        Complaints complaints,
        Optional<Recruited> recruited,
        BeforeNeedles before,
        BeforeNeedles beforeAnswered,
        ClinicCourses courses,
        String dataVersion) {

    private static final String CHRONIC = Phase.CHRONIC.name().toLowerCase(Locale.ROOT);

    public Registry {
        byPhase = List.copyOf(byPhase);
        byComplaint = List.copyOf(byComplaint);
        byGiven = List.copyOf(byGiven);
    }

    /**
     * Everybody who came to a first visit between the two days, and where each is in the count.
     *
     * @param declined were asked to be counted and did not agree: in nothing below
     * @param notAsked nothing says that they were asked: in nothing below
     * @param tookBack agreed and took it back: in nothing below
     * @param agreedLater agreed after the first visit; counted below
     * @param treatedHere counted, and had an earlier course of care here
     * @param durationUntold counted, and nobody told how long it had lasted
     * @param notDue the window of the follow-up is still open
     * @param nothingToImprove had the best score at the start
     * @param noBaseline had no score from before treatment: counted as silent
     * @param onlyWatched answered only in the room: counted as silent
     * @param silent did not answer in the window
     * @param judged answered
     */
    public record People(
            int declined,
            int notAsked,
            int tookBack,
            int agreedLater,
            int treatedHere,
            int durationUntold,
            int notDue,
            int nothingToImprove,
            int noBaseline,
            int onlyWatched,
            int silent,
            int judged) {

        /** Everybody whose answer was due and could have got better: the denominator. */
        public int counted() {
            return noBaseline + onlyWatched + silent + judged;
        }

        /** Everybody who is in no figure because they do not agree to it. */
        public int notAgreed() {
            return declined + notAsked + tookBack;
        }

        /** Everybody who agreed to be counted. */
        public int started() {
            return counted() + notDue + nothingToImprove;
        }
    }

    /**
     * A part of those counted.
     *
     * @param code of a {@link Phase} or of something {@link Given}, in small letters; {@code
     *     below_knee} or {@code elsewhere}
     * @param sessions of those counted
     * @param cannot of those who answered, for how many even the worst score would not count as
     *     worse
     */
    public record Part(String code, ClinicSum sum, Optional<SessionsUsed> sessions, int cannot) {

        /** These parts; none where one is too small to be shown, as the others give it away. */
        static List<Part> unlessGivenAway(List<Part> parts) {
            return parts.stream().anyMatch(part -> part.sum() instanceof ClinicSum.TooFew)
                    ? List.of()
                    : parts;
        }
    }

    /**
     * Counts.
     *
     * @param courses of the clinic, of any time; a person who started twice between the days is
     *     counted by the first
     */
    public static Registry of(RegistryQuestion question, List<StartedCourse> courses) {
        return of(question, Cohort.of(question, courses));
    }

    /**
     * Counts those of a cohort.
     *
     * @param cohort of the period of the question
     */
    public static Registry of(RegistryQuestion question, Cohort cohort) {
        var first = cohort.everybody();
        var agreed = cohort.agreed();
        var outcomes = agreed.stream().map(one -> Outcome.of(one, question)).toList();
        var people = people(first, agreed, outcomes);
        var sum = sum(outcomes);
        var mean = MeanImprovement.of(sum, outcomes);
        return new Registry(
                question,
                people,
                StartingPoint.of(agreed, outcomes, question.instrument()),
                sum,
                byPhase(agreed, outcomes),
                byComplaint(agreed, outcomes),
                byGiven(agreed, outcomes),
                HarmsCount.of(agreed),
                used(agreed),
                mean,
                mean.map(seen -> tipping(seen, outcomes, question, 0)),
                people.notAgreed() == 0
                        ? Optional.empty()
                        : mean.map(seen -> tipping(seen, outcomes, question, people.notAgreed())),
                Math.toIntExact(
                        outcomes.stream()
                                .filter(one ->
                                        one instanceof Outcome.Judged(var change, _)
                                                && change.responseClass().isResponse()
                                                && change.beyondNoise())
                                .count()),
                sum instanceof ClinicSum.TooFew
                        ? Optional.empty()
                        : Optional.of(Worsened.of(question, agreed, outcomes)),
                sum instanceof ClinicSum.TooFew
                        ? Optional.empty()
                        : Optional.of(
                                OtherSigns.of(
                                        question,
                                        agreed,
                                        outcomes,
                                        cohort.before(question.instrument()))),
                Complaints.of(counted(agreed, outcomes)),
                people.counted() == 0
                        ? Optional.empty()
                        : Optional.of(Recruited.of(question, counted(agreed, outcomes), cohort)),
                cohort.before(question.instrument()),
                BeforeNeedles.of(answered(agreed, outcomes), question.instrument()),
                cohort.courses(question.instrument()),
                cohort.version(people));
    }

    /** The courses that a question counts, for what stands beside the registry. */
    public static List<StartedCourse> counted(
            RegistryQuestion question, List<StartedCourse> courses) {
        return Cohort.of(question, courses).agreed();
    }

    private static People people(
            List<StartedCourse> everybody, List<StartedCourse> agreed, List<Outcome> outcomes) {
        var treatedHere = 0;
        var untold = 0;
        var notDue = 0;
        var nothing = 0;
        var noBaseline = 0;
        var watched = 0;
        var silent = 0;
        var judged = 0;
        for (var i = 0; i < outcomes.size(); i++) {
            var history = agreed.get(i).history();
            if (outcomes.get(i).isCounted()) {
                treatedHere += history.treatedHere() ? 1 : 0;
                untold += history.durationTold() ? 0 : 1;
            }
            switch (outcomes.get(i)) {
                case Outcome.NotDue _ -> notDue++;
                case Outcome.NothingToImprove _ -> nothing++;
                case Outcome.NoBaseline _ -> noBaseline++;
                case Outcome.OnlyWatched _ -> watched++;
                case Outcome.Silent _ -> silent++;
                case Outcome.Judged _ -> judged++;
            }
        }
        return new People(
                count(everybody, StartedCourse.Agreed.DECLINED),
                count(everybody, StartedCourse.Agreed.NOT_ASKED),
                count(everybody, StartedCourse.Agreed.TAKEN_BACK),
                count(everybody, StartedCourse.Agreed.LATER),
                treatedHere,
                untold,
                notDue,
                nothing,
                noBaseline,
                watched,
                silent,
                judged);
    }

    private static int count(List<StartedCourse> everybody, StartedCourse.Agreed agreed) {
        return Math.toIntExact(everybody.stream().filter(one -> one.agreed() == agreed).count());
    }

    static ClinicSum sum(List<Outcome> outcomes) {
        var started = 0;
        var answered = 0;
        var responders = 0;
        var worse = 0;
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.NotDue _, Outcome.NothingToImprove _ -> {}
                case Outcome.NoBaseline _, Outcome.OnlyWatched _, Outcome.Silent _ -> started++;
                case Outcome.Judged(var change, _) -> {
                    started++;
                    answered++;
                    responders += change.responseClass().isResponse() ? 1 : 0;
                    worse += Worsened.isWorse(change.responseClass()) ? 1 : 0;
                }
            }
        }
        return ClinicSum.of(new ClinicSum.Count(started, answered, responders, worse));
    }

    private static List<Part> byPhase(List<StartedCourse> courses, List<Outcome> outcomes) {
        return Arrays.stream(Phase.values())
                .flatMap(phase ->
                        part(
                                phase.name().toLowerCase(Locale.ROOT),
                                courses,
                                outcomes,
                                one -> one.phase() == phase)
                                .stream())
                .toList();
    }

    /** Those with a complaint below the knee, and everybody else. */
    private static List<Part> byComplaint(List<StartedCourse> courses, List<Outcome> outcomes) {
        Predicate<StartedCourse> below = one -> one.history().complaint() == Complaint.BELOW_KNEE;
        return Stream.of(
                        part("below_knee", courses, outcomes, below),
                        part("elsewhere", courses, outcomes, below.negate()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Part> byGiven(List<StartedCourse> courses, List<Outcome> outcomes) {
        return Arrays.stream(Given.values())
                .flatMap(given ->
                        part(given.code(), courses, outcomes, one -> one.given().contains(given))
                                .stream())
                .toList();
    }

    /** The part of those of whom this is true; empty where there is nobody. */
    private static Optional<Part> part(
            String code,
            List<StartedCourse> courses,
            List<Outcome> outcomes,
            Predicate<StartedCourse> belongs) {
        var members = new ArrayList<StartedCourse>();
        var these = new ArrayList<Outcome>();
        for (var i = 0; i < courses.size(); i++) {
            if (belongs.test(courses.get(i))) {
                members.add(courses.get(i));
                these.add(outcomes.get(i));
            }
        }
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Part(
                                code,
                                sum(these),
                                used(counted(members, these)),
                                Worsened.cannot(these)));
    }

    private static List<StartedCourse> counted(
            List<StartedCourse> courses, List<Outcome> outcomes) {
        var counted = new ArrayList<StartedCourse>();
        for (var i = 0; i < courses.size(); i++) {
            if (outcomes.get(i).isCounted()) {
                counted.add(courses.get(i));
            }
        }
        return counted;
    }

    private static Optional<SessionsUsed> used(List<StartedCourse> courses) {
        return courses.isEmpty() ? Optional.empty() : Optional.of(SessionsUsed.of(courses));
    }

    private static List<StartedCourse> answered(
            List<StartedCourse> courses, List<Outcome> outcomes) {
        var answered = new ArrayList<StartedCourse>();
        for (var i = 0; i < courses.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Judged) {
                answered.add(courses.get(i));
            }
        }
        return answered;
    }

    /**
     * @param more people of whom nothing is known, silent too
     */
    private static TippingPoint tipping(
            MeanImprovement seen, List<Outcome> outcomes, RegistryQuestion question, int more) {
        var scale = question.instrument().scale();
        var room = new ArrayList<Double>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Silent(var baseline) -> room.add(room(scale, baseline.value()));
                case Outcome.OnlyWatched(var baseline) -> room.add(room(scale, baseline.value()));
                // Where nobody knows the start, the whole scale is possible.
                case Outcome.NoBaseline _ -> room.add(scale.most().minus(scale.least()).toDouble());
                case Outcome.Judged _, Outcome.NotDue _, Outcome.NothingToImprove _ -> {}
            }
        }
        // Nor is it known of those who came and are not counted.
        room.addAll(Collections.nCopies(more, scale.most().minus(scale.least()).toDouble()));
        return TippingPoint.of(seen, room);
    }

    private static double room(huantiao.measures.Scale scale, huantiao.measures.Exact value) {
        return Math.abs(scale.worst().minus(value).toDouble());
    }

    /**
     * How many of those counted had it for 12 weeks or less before the first visit; whoever did not
     * tell is not among them.
     */
    public int shortLasting() {
        return byPhase.stream()
                .filter(part -> !part.code().equals(CHRONIC))
                .mapToInt(part -> part.sum().people())
                .sum();
    }

    /** What scores did before the first needle and after it. */
    public BeforeAndAfter beforeAndAfter() {
        return new BeforeAndAfter(before, beforeAnswered, mean);
    }

    /** By each way to say what better is; only where there is a headline. */
    public Optional<Definitions> definitions() {
        return sum instanceof ClinicSum.Reported(var count, _, _, _, _, _, _)
                ? Optional.of(
                        Definitions.of(
                                question,
                                count,
                                beyondNoise,
                                worsened.orElseThrow(),
                                signs.orElseThrow()))
                : Optional.empty();
    }

    /** True once every window of the period has closed. */
    public boolean isOver() {
        return people.notDue() == 0;
    }
}
