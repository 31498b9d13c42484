package huantiao.evidence;

import huantiao.base.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What came of a check. */
public sealed interface CheckAnswer {

    Check check();

    /**
     * It was computed.
     *
     * @param disagrees columns whose printed number is another one than ours; empty when all agree
     */
    record Computed(Check check, Synthesis synthesis, List<String> disagrees)
            implements CheckAnswer {
        public Computed {
            disagrees = List.copyOf(disagrees);
        }

        public boolean agrees() {
            return disagrees.isEmpty();
        }
    }

    /** Its words were not understood, or no rows answer it; {@code column} says which. */
    record NotComputed(Check check, String column, String because, List<RowRefusal> refused)
            implements CheckAnswer {
        public NotComputed {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Answers checks in their order. "As K05" takes over the rows of an earlier check, and of its
     * method what the new one does not name: the scale of counts and the handling of empty cells.
     */
    static List<CheckAnswer> of(List<Check> checks, EvidenceBase base) {
        Map<String, Understood> earlier = new HashMap<>();
        List<CheckAnswer> answers = new ArrayList<>();
        for (Check check : checks) {
            answers.add(answer(check, base, earlier));
        }
        return List.copyOf(answers);
    }

    /** How the words of an earlier check were read. */
    record Understood(Question question, Optional<Pooling> pooling) {}

    private static CheckAnswer answer(
            Check check, EvidenceBase base, Map<String, Understood> earlier) {
        Pooling[] inherited = {Pooling.withDefaults()};
        Result<Question, String> words =
                QuestionWords.read(
                        check.data(),
                        base.trials(),
                        id -> {
                            Understood other = earlier.get(id);
                            if (other != null) {
                                inherited[0] = other.pooling().orElse(inherited[0]);
                            }
                            return Optional.ofNullable(other).map(Understood::question);
                        });
        return switch (words) {
            case Result.Refused<Question, String>(var because) ->
                    new NotComputed(check, "data", because, List.of());
            case Result.Ok<Question, String>(var question) -> {
                Result<Pooling, String> method = Pooling.read(check.method(), inherited[0]);
                earlier.put(
                        check.id(),
                        new Understood(question, method.fold(Optional::of, _ -> Optional.empty())));
                yield switch (method) {
                    case Result.Refused<Pooling, String>(var because) ->
                            new NotComputed(check, "method", because, List.of());
                    case Result.Ok<Pooling, String>(var pooling) ->
                            pooling.pool(question, base)
                                    .fold(
                                            synthesis -> compared(check, synthesis),
                                            none -> notComputed(check, none));
                };
            }
        };
    }

    private static CheckAnswer notComputed(Check check, NoSynthesis none) {
        String column =
                switch (none.why()) {
                    case METHOD_DOES_NOT_FIT -> "method";
                    case NO_ROWS, ALL_ROWS_REFUSED, SCALES_DIFFER -> "data";
                };
        return new NotComputed(check, column, none.because(), none.refused());
    }

    private static CheckAnswer compared(Check check, Synthesis ours) {
        List<String> disagrees = new ArrayList<>();
        if (check.k().isPresent() && check.k().getAsInt() != ours.k()) {
            disagrees.add("k");
        }
        if (!check.estimate().agreesWith(OptionalDouble.of(ours.estimate()))) {
            disagrees.add("estimate");
        }
        if (!check.low().agreesWith(OptionalDouble.of(ours.low()))) {
            disagrees.add("cilow");
        }
        if (!check.high().agreesWith(OptionalDouble.of(ours.high()))) {
            disagrees.add("cihigh");
        }
        if (!check.i2().agreesWith(ours.i2Percent())) {
            disagrees.add("i2");
        }
        if (!check.tau2().agreesWith(ours.tau2())) {
            disagrees.add("tau2");
        }
        return new Computed(check, ours, disagrees);
    }
}
