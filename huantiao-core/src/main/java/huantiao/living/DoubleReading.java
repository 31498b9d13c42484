package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Work that two people do without seeing what the other did, until it is settled: read, read again,
 * settled, perhaps taken back. Only then does it count.
 *
 * @param <F> what both are asked
 * @param <R> what each of them answers
 * @param readings none, one or two, by different people
 * @see <a href="https://training.cochrane.org/handbook/current/chapter-05">Cochrane Handbook,
 *     section 5.5.2</a>
 */
public record DoubleReading<F, R>(
        String id,
        F frame,
        List<Reading<R>> readings,
        Optional<Settled<R>> settled,
        Optional<Withdrawn> withdrawn) {

    /** What somebody answered. */
    public record Reading<R>(R what, Reviewer by, Instant at) {}

    /**
     * What both came to.
     *
     * @param reason why, where that was asked; else empty
     */
    public record Settled<R>(R what, String reason, Reviewer by, Instant at) {}

    /** It was taken back. */
    public record Withdrawn(String reason, Reviewer by, Instant at) {}

    /** Where it stands. */
    public enum Stage {
        TO_READ,
        TO_READ_AGAIN,
        TO_SETTLE,
        SETTLED,
        WITHDRAWN
    }

    /** What an entry does to it. */
    sealed interface Step<F, R> {
        record Opened<F, R>(F frame) implements Step<F, R> {}

        record Read<F, R>(R what) implements Step<F, R> {}

        record Decided<F, R>(R what, String reason) implements Step<F, R> {}

        record TakenBack<F, R>(String reason) implements Step<F, R> {}
    }

    /** A step of the work of that id. */
    record Stepped<F, R>(String id, Step<F, R> step) {}

    /**
     * What stands against a step, in the words of its kind of work.
     *
     * @param unknown there is no such work
     * @param readByYou this person has read it
     * @param readByBoth two people have
     * @param notToSettle it does not wait for a decision
     * @param goneAlready it was taken back
     */
    record Refusals(
            Problem unknown,
            Problem readByYou,
            Problem readByBoth,
            Problem notToSettle,
            Problem goneAlready) {}

    public DoubleReading {
        readings = List.copyOf(readings);
    }

    /**
     * All work of one kind after these entries, in the order in which it was opened.
     *
     * @param steps what an entry does to work of this kind; empty for an entry of another kind
     */
    static <F, R> List<DoubleReading<F, R>> all(
            List<Written> entries, Function<LivingEntry, Optional<Stepped<F, R>>> steps) {
        Map<String, DoubleReading<F, R>> found = new LinkedHashMap<>();
        for (Written written : entries) {
            steps.apply(written.entry())
                    .ifPresent(stepped -> {
                        var before = Optional.ofNullable(found.get(stepped.id()));
                        after(before, stepped, written).ifPresent(one -> found.put(one.id(), one));
                    });
        }
        return List.copyOf(found.values());
    }

    /** Nothing, if it was never opened. */
    private static <F, R> Optional<DoubleReading<F, R>> after(
            Optional<DoubleReading<F, R>> before, Stepped<F, R> stepped, Written written) {
        if (before.isEmpty()) {
            return stepped.step() instanceof Step.Opened<F, R>(var frame)
                    ? Optional.of(
                            new DoubleReading<>(
                                    stepped.id(),
                                    frame,
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty()))
                    : Optional.empty();
        }
        return Optional.of(before.get().after(stepped.step(), written.by(), written.at()));
    }

    private DoubleReading<F, R> after(Step<F, R> step, Reviewer by, Instant at) {
        return switch (step) {
            case Step.Opened<F, R> _ -> this;
            case Step.Read<F, R>(var what) -> {
                var more = new ArrayList<>(readings);
                more.add(new Reading<>(what, by, at));
                yield new DoubleReading<>(id, frame, more, settled, withdrawn);
            }
            case Step.Decided<F, R>(var what, var reason) ->
                    new DoubleReading<>(
                            id,
                            frame,
                            readings,
                            Optional.of(new Settled<>(what, reason, by, at)),
                            withdrawn);
            case Step.TakenBack<F, R>(var reason) ->
                    new DoubleReading<>(
                            id,
                            frame,
                            readings,
                            settled,
                            Optional.of(new Withdrawn(reason, by, at)));
        };
    }

    /** The work of that id. */
    static <F, R> Optional<DoubleReading<F, R>> find(List<DoubleReading<F, R>> all, String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Stage stage() {
        if (withdrawn.isPresent()) {
            return Stage.WITHDRAWN;
        }
        if (settled.isPresent()) {
            return Stage.SETTLED;
        }
        return switch (readings.size()) {
            case 0 -> Stage.TO_READ;
            case 1 -> Stage.TO_READ_AGAIN;
            default -> Stage.TO_SETTLE;
        };
    }

    /** What this person answered. */
    public Optional<Reading<R>> by(UserId user) {
        return readings.stream().filter(one -> one.by().user().equals(user)).findFirst();
    }

    /** True where this person may read: it waits, and they have not. */
    public boolean waitsFor(UserId user) {
        return (stage() == Stage.TO_READ || stage() == Stage.TO_READ_AGAIN) && by(user).isEmpty();
    }

    /** The work of that id, if this person may read it. */
    static <F, R> Result<DoubleReading<F, R>, List<Problem>> toRead(
            List<DoubleReading<F, R>> all, String id, UserId reader, Refusals refusals) {
        var found = find(all, id);
        if (found.isEmpty()) {
            return Result.refused(List.of(refusals.unknown()));
        }
        if (found.get().by(reader).isPresent()) {
            return Result.refused(List.of(refusals.readByYou()));
        }
        return found.get().waitsFor(reader)
                ? Result.ok(found.get())
                : Result.refused(List.of(refusals.readByBoth()));
    }

    /** The work of that id, if it waits for a decision. */
    static <F, R> Result<DoubleReading<F, R>, List<Problem>> toSettle(
            List<DoubleReading<F, R>> all, String id, Refusals refusals) {
        return find(all, id)
                .filter(one -> one.stage() == Stage.TO_SETTLE)
                .map(Result::<DoubleReading<F, R>, List<Problem>>ok)
                .orElseGet(() -> Result.refused(List.of(refusals.notToSettle())));
    }

    /**
     * What a settlement says. Any reviewer may settle: one of the two with the other's consent, or
     * a third person.
     *
     * @param read what both came to, or all that is wrong with it
     * @param toExplain a reason is needed; where it is not, none is kept
     */
    static <R> Result<Step.Decided<?, R>, List<Problem>> settlement(
            Result<R, List<Problem>> read, boolean toExplain, String reason) {
        var problems = new ArrayList<Problem>(read.fold(_ -> List.of(), wrong -> wrong));
        if (toExplain) {
            Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        }
        return problems.isEmpty()
                ? read.map(what -> new Step.Decided<>(what, toExplain ? reason : ""))
                : Result.refused(List.copyOf(problems));
    }

    /** The reason for which work of that id may be taken back. */
    static <F, R> Result<String, List<Problem>> takeBack(
            List<DoubleReading<F, R>> all, String id, String reason, Refusals refusals) {
        var problems = new ArrayList<Problem>();
        Words.need(reason, "reason", LivingReview.LONGEST_REASON, problems);
        if (find(all, id).filter(one -> one.stage() != Stage.WITHDRAWN).isEmpty()) {
            problems.add(refusals.goneAlready());
        }
        return problems.isEmpty() ? Result.ok(reason) : Result.refused(List.copyOf(problems));
    }
}
