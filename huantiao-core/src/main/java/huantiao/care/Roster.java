package huantiao.care;

import huantiao.access.Permit;
import huantiao.people.Patient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The shelf of one line for each patient: enough for lists, made from the chart at every change.
 */
public interface Roster {

    /** How far a person has come. */
    enum Stage {
        REGISTERED,
        TOLD,
        CONSULTED,
        IN_CARE,
        CLOSED
    }

    /**
     * One patient in a list.
     *
     * @param level code of the latest red-flag level; empty if never asked
     * @param referred when the person was sent on for the urgent referral that the level calls for,
     *     and that doctor said whether care goes on; empty where one of the two is missing, and in
     *     a line made by an earlier program
     * @param levelSince since when the red flags have said so, without a break; empty in a line
     *     made by an earlier program
     * @param openQuestions true if questions that come first were unanswered then
     * @param openedAt when the open or last episode began
     * @param startedAt when treatment in it began: its first visit, or the plan while there was
     *     none
     * @param sessions visits in that episode
     * @param reviewOn the day the plan says the course is judged
     * @param reviewed true if it was judged in this episode
     * @param nextReview when it is judged again; empty before it was judged, once it was decided to
     *     stop, and in a line made by an earlier program
     * @param lastCheckIn when answers last came
     * @param legPain leg pain 0 to 10 of the last seven days as last answered
     * @param legPainAt when that was answered; empty where it never was, and in a line made by an
     *     earlier program
     * @param startLegPain leg pain as last answered alone before treatment began, or else in the
     *     room, or else as first answered after it
     * @param startingScores when leg pain was scored for a treatment that is still to come; empty
     *     in a line made by an earlier program, until the projections are made anew
     * @param notEnough when the person said that it is not good enough as it is, while nobody acted
     *     on it; empty in a line made by an earlier program
     * @param notEnoughBy who noted that for the person; empty where they said it alone, and in a
     *     line made by an earlier program
     * @param toExamine when it was decided to examine the person again, while nobody noted it;
     *     empty in a line made by an earlier program
     * @param toDecide when the person was examined as a review had decided, while nobody decided
     *     since; empty in a line made by an earlier program
     * @param toldAhead when the person answered alone before a visit last, while none was signed
     *     since; empty in a line made by an earlier program
     * @param unanswered warning signs that the last check-in left open, while nobody asked; empty
     *     in a line made by an earlier program
     * @param openHarm the serious event that has waited longest to be seen to wholly
     * @param harms what was done and what went wrong; empty in a line made by an earlier program,
     *     until the projections are made anew
     */
    record Line(
            Patient patient,
            Stage stage,
            String level,
            Optional<Instant> levelSince,
            Optional<Instant> referred,
            boolean openQuestions,
            Optional<Instant> openedAt,
            Optional<Instant> startedAt,
            int sessions,
            Optional<Instant> lastSession,
            Optional<LocalDate> reviewOn,
            boolean reviewed,
            Optional<NextReview> nextReview,
            Optional<Instant> lastCheckIn,
            OptionalDouble legPain,
            Optional<Instant> legPainAt,
            OptionalDouble startLegPain,
            Optional<StartingScores> startingScores,
            Optional<Instant> notEnough,
            Optional<String> notEnoughBy,
            Optional<Instant> toExamine,
            Optional<Instant> toDecide,
            Optional<Instant> toldAhead,
            Optional<Unanswered> unanswered,
            Optional<OpenHarm> openHarm,
            Optional<HarmTally> harms,
            long sequence) {

        /** Visits after which a course is judged, at the latest (decision 0052). */
        private static final int REVIEW_AT_VISIT = 10;

        /**
         * True if the course is to be judged: at the day of the plan or after so many visits,
         * whichever comes first, while nobody has judged it; and again by its next review. Before
         * the first visit there is nothing to judge.
         */
        public boolean reviewDue(LocalDate today) {
            boolean due =
                    sessions >= REVIEW_AT_VISIT
                            || reviewOn.filter(day -> !day.isAfter(today)).isPresent();
            boolean again = nextReview.filter(one -> one.isDue(today, sessions)).isPresent();
            return stage == Stage.IN_CARE && sessions > 0 && (reviewed ? again : due);
        }

        /**
         * A serious event that has not been seen to wholly.
         *
         * @param sequence the entry it was noted in
         * @param steps how many steps of the list nobody has noted as taken
         */
        public record OpenHarm(long sequence, Instant noted, int steps) {}

        /** The first visit, from which follow-ups are counted; empty while it is still to come. */
        public Optional<Instant> firstVisit() {
            return sessions == 0 ? Optional.empty() : startedAt;
        }

        /** The line that a chart makes. */
        public static Line of(Chart chart) {
            var ruling = chart.ruling();
            var episode = chart.episode();
            var latest = legPainAnswered(chart);
            return new Line(
                    chart.patient(),
                    stage(chart),
                    ruling.map(ruled -> ruled.ruling().level()).orElse(""),
                    chart.levelSince(),
                    Referral.seenTo(chart),
                    ruling.map(ruled -> !ruled.ruling().open().isEmpty()).orElse(false),
                    episode.map(Episode::openedAt),
                    episode.map(Episode::began),
                    episode.map(one -> one.sessions().size()).orElse(0),
                    episode.flatMap(Episode::lastSession).map(Session::ended),
                    episode.map(one -> one.plan().reviewOn()),
                    episode.map(one -> !one.reviews().isEmpty()).orElse(false),
                    episode.flatMap(NextReview::of),
                    chart.lastAnswered().map(one -> one.noted().occurredAt()),
                    latest.map(Line::legPain).orElseGet(OptionalDouble::empty),
                    latest.map(Noted::occurredAt),
                    startLegPain(chart),
                    chart.startingScores(),
                    Unheard.notEnough(chart),
                    Unheard.notedBy(chart),
                    DueExamination.decided(chart),
                    DueExamination.toDecide(chart),
                    ToldAhead.waiting(chart).map(told -> told.noted().occurredAt()),
                    Unanswered.of(chart),
                    chart.openHarms().stream()
                            .findFirst()
                            .map(harm -> new OpenHarm(harm.sequence(), harm.noted(), harm.steps())),
                    Optional.of(HarmTally.of(chart)),
                    chart.seen());
        }

        /** True if by the latest answers a doctor must see the person today or at once. */
        public boolean isUrgent() {
            return Ruling.isUrgent(level);
        }

        private static Stage stage(Chart chart) {
            if (chart.openEpisode().isPresent()) {
                return Stage.IN_CARE;
            }
            if (chart.episode().isPresent()) {
                return Stage.CLOSED;
            }
            if (chart.latest(Entry.Consulted.class).isPresent()) {
                return Stage.CONSULTED;
            }
            return chart.latest(Entry.SymptomsTold.class).isPresent()
                    ? Stage.TOLD
                    : Stage.REGISTERED;
        }

        /** The last answer that tells of leg pain. */
        private static Optional<Noted> legPainAnswered(Chart chart) {
            return chart.inForce().reversed().stream()
                    .filter(noted -> legPain(noted).isPresent())
                    .findFirst();
        }

        private static OptionalDouble startLegPain(Chart chart) {
            var episode = chart.episode();
            if (episode.isEmpty()) {
                return OptionalDouble.empty();
            }
            // Before the first visit the plan is the mark: who gets worse while they wait is seen.
            var began = episode.get().began();
            var alone = OptionalDouble.empty();
            var start = OptionalDouble.empty();
            for (var noted : chart.inForce()) {
                var pain = legPain(noted);
                boolean before = !noted.occurredAt().isAfter(began);
                if (pain.isPresent() && (before || start.isEmpty())) {
                    start = pain;
                }
                if (pain.isPresent() && before && isAlone(noted)) {
                    alone = pain;
                }
            }
            return alone.isPresent() ? alone : start;
        }

        private static boolean isAlone(Noted noted) {
            return noted.entry() instanceof Entry.CheckedIn checkedIn && !checkedIn.inRoom();
        }

        /**
         * Leg pain of the last seven days that an entry tells of; what is felt at a visit is asked
         * otherwise.
         */
        private static OptionalDouble legPain(Noted noted) {
            return switch (noted.entry()) {
                case Entry.CheckedIn checkedIn -> StartingScores.legPain(checkedIn);
                default -> OptionalDouble.empty();
            };
        }
    }

    /**
     * Everybody with something open: not closed, or closed within the last year; at most {@code
     * limit}.
     */
    List<Line> today(Permit seeToday, int limit);

    /**
     * People whose name holds every word of the text, or whose birth year it is; by name, at most
     * {@code limit}. An empty text lists everybody.
     */
    List<Line> search(Permit findPatient, String text, int limit);

    /**
     * Everybody whose answers may still be due: course of care begun within {@value
     * #FOLLOW_UP_DAYS} days, closed or not, or a starting score given for one still to come.
     */
    List<Line> followedUp(Permit seeDue);

    /**
     * A year of follow-ups, the last one's reminders, and the time from a plan to a first visit.
     */
    int FOLLOW_UP_DAYS = 450;

    /** Every line of the clinic, for its registry. */
    List<Line> all(Permit seeRegistry);
}
