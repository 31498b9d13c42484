package huantiao.web.people;

import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way of somebody new to the first visit of a course of care: what is done, what comes next,
 * and what was passed over.
 *
 * <p>It shows the way and bars none: what a plan or a visit needs is held by their own rules.
 *
 * @param parts in their order
 */
public record FirstVisit(List<Part> parts) {

    /** A thing to do before or at the first visit. */
    public enum Thing {
        SYMPTOMS,
        AGREEMENTS,
        CONSULTATION,
        /**
         * A score of the pain before anything is treated: it can be left out, and never made up.
         */
        START,
        PLAN,
        VISIT;

        /** True for what waits until the red flags let care go on. */
        boolean needsClearance() {
            return this == PLAN || this == VISIT;
        }
    }

    /** How it stands with one of them. */
    public enum State {
        DONE,
        /** To be done now. */
        NEXT,
        /** Passed over: it can still be done, and nothing waits for it. */
        OPEN,
        /** Waits for what comes before it. */
        LATER,
        /** What the red flags ask for comes before it. */
        HELD
    }

    /** One thing and how it stands. */
    public record Part(Thing thing, State state) {

        /** Ending of its message keys. */
        public String key() {
            return thing.name().toLowerCase(Locale.ROOT);
        }

        /** Ending of the message key of its state. */
        public String stateKey() {
            return state.name().toLowerCase(Locale.ROOT);
        }

        public boolean isNext() {
            return state == State.NEXT;
        }

        /** True once every agreement was asked for: some may have been declined. */
        public boolean isAgreementsDone() {
            return thing == Thing.AGREEMENTS && state == State.DONE;
        }
    }

    public FirstVisit {
        parts = List.copyOf(parts);
    }

    /**
     * The way of this person; empty once the first visit of the course is signed, and after a
     * course has ended.
     *
     * @param stops true if somebody else must see the person before anything else
     * @param cleared true if what the red flags say lets a plan be agreed
     * @param begun true if the first visit was begun
     */
    static Optional<FirstVisit> of(Chart chart, boolean stops, boolean cleared, boolean begun) {
        if (!isAhead(chart)) {
            return Optional.empty();
        }
        boolean consulted = chart.latest(Entry.Consulted.class).isPresent();
        boolean agreed = chart.consent(ConsentKind.CARE).isPresent();
        var done = EnumSet.noneOf(Thing.class);
        var passedOver = EnumSet.noneOf(Thing.class);
        if (chart.latest(Entry.SymptomsTold.class).isPresent()) {
            done.add(Thing.SYMPTOMS);
        } else if (consulted) {
            passedOver.add(Thing.SYMPTOMS);
        }
        if (agreed) {
            boolean asked =
                    Arrays.stream(ConsentKind.values()).allMatch(kind -> asked(chart, kind));
            (asked ? done : passedOver).add(Thing.AGREEMENTS);
        }
        if (consulted) {
            done.add(Thing.CONSULTATION);
        }
        if (chart.startingScores().isPresent()) {
            done.add(Thing.START);
        } else if (consulted && (stops || !cleared || begun)) {
            passedOver.add(Thing.START);
        }
        if (chart.openEpisode().isPresent()) {
            done.add(Thing.PLAN);
        }
        var parts = new ArrayList<Part>();
        boolean reached = false;
        for (var thing : Thing.values()) {
            if (done.contains(thing)) {
                parts.add(new Part(thing, State.DONE));
            } else if (passedOver.contains(thing)) {
                parts.add(new Part(thing, State.OPEN));
            } else if (reached) {
                parts.add(new Part(thing, State.LATER));
            } else {
                reached = true;
                boolean held = stops || (thing.needsClearance() && !cleared);
                parts.add(new Part(thing, held ? State.HELD : State.NEXT));
            }
        }
        return Optional.of(new FirstVisit(parts));
    }

    /** True while the first visit of the course is ahead and nobody scored the pain for it. */
    public static boolean isStartToCome(Chart chart) {
        return isAhead(chart) && chart.startingScores().isEmpty();
    }

    private static boolean isAhead(Chart chart) {
        return chart.openEpisode()
                .map(open -> open.sessions().isEmpty())
                .orElseGet(() -> chart.episode().isEmpty());
    }

    /** What is to be done now; empty where what the red flags ask for comes first. */
    public Optional<Thing> next() {
        return parts.stream().filter(Part::isNext).map(Part::thing).findFirst();
    }

    /** True if nothing was passed over. */
    public boolean isWhole() {
        return parts.stream().noneMatch(part -> part.state() == State.OPEN);
    }

    /** True while there is no starting score and the consultation is noted. */
    public boolean lacksStart() {
        return parts.contains(new Part(Thing.START, State.OPEN)) || isStartNext();
    }

    /** What can be done without the starting score, where that is next. */
    public Optional<Thing> withoutStart() {
        return parts.stream()
                .filter(part -> isStartNext() && part.state() == State.LATER)
                .map(Part::thing)
                .findFirst();
    }

    private boolean isStartNext() {
        return parts.contains(new Part(Thing.START, State.NEXT));
    }

    /** True where what the red flags ask for comes first. */
    public boolean held() {
        return parts.stream().anyMatch(part -> part.state() == State.HELD);
    }

    private static boolean asked(Chart chart, ConsentKind kind) {
        return chart.consent(kind).isPresent()
                || chart.all(Entry.ConsentDeclined.class).stream()
                        .anyMatch(one -> one.entry().kind() == kind);
    }
}
