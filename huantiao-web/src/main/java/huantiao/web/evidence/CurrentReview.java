package huantiao.web.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.living.LivingReview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the public pages are made from: the review as it ships with the program or, once a version
 * was published here, as that version computes it. Each page is made once and again only when
 * another version is shown.
 */
public final class CurrentReview {

    private final EvidenceBase shipped;
    private final State asShipped;
    private final List<Made<?>> made = new ArrayList<>();
    private State state;

    /**
     * @param review what the shipped evidence says
     */
    public CurrentReview(EvidenceBase shipped, Review review) {
        this.shipped = shipped;
        this.asShipped = new State(shipped, review, LivingReview.empty(), Optional.empty());
        this.state = asShipped;
    }

    /** Which version of the review is shown, and since when. */
    public record Edition(int number, Instant at) {}

    /**
     * A state of the review.
     *
     * @param entries what it was computed from beside what ships
     * @param edition empty for the review as it ships
     */
    public record State(
            EvidenceBase base, Review review, LivingReview entries, Optional<Edition> edition) {

        /** Hex digest of all answers, without the version of the program. */
        public String answers() {
            return ReviewDocuments.answers(review);
        }
    }

    /** A state of which every page was made; it is shown when it is run. */
    public record Prepared(State state, Runnable show) {}

    /** The evidence as it ships. */
    public EvidenceBase shipped() {
        return shipped;
    }

    /** The review as it ships. */
    public State asShipped() {
        return asShipped;
    }

    public synchronized State state() {
        return state;
    }

    /** What the review says with these entries: the rows that ship and what reviewers added. */
    public State compute(LivingReview entries, Edition edition) {
        var base = entries.base(shipped);
        return new State(
                base,
                Review.of(base).rated(entries.certainties().ratings(), base),
                entries,
                Optional.of(edition));
    }

    /**
     * Makes something of the state at hand and of each that is shown later.
     *
     * @return what was made last
     */
    public synchronized <T> Supplier<T> each(Function<State, T> make) {
        var one = new Made<>(make, make.apply(state));
        made.add(one);
        return one::value;
    }

    /**
     * Makes everything anew, and shows nothing yet.
     *
     * @return or that a public page cannot be made of it
     */
    public synchronized Result<Prepared, Problem> prepare(State next) {
        try {
            var shows = made.stream().map(one -> one.prepare(next)).toList();
            return Result.ok(
                    new Prepared(
                            next,
                            () -> {
                                synchronized (this) {
                                    state = next;
                                    shows.forEach(Runnable::run);
                                }
                            }));
        } catch (NoSuchElementException | IllegalStateException e) {
            return Result.refused(
                    new Problem(
                            "note",
                            "HT-2006",
                            "A public page cannot be made of this version.",
                            "The pages stay as they are. Please tell the makers of the program."));
        }
    }

    private static final class Made<T> {
        private final Function<State, T> make;
        private volatile T value;

        Made(Function<State, T> make, T value) {
            this.make = make;
            this.value = value;
        }

        T value() {
            return value;
        }

        Runnable prepare(State next) {
            T fresh = make.apply(next);
            return () -> value = fresh;
        }
    }
}
