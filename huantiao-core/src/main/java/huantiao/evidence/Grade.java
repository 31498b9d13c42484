package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Certainty.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How sure somebody is of an answer by GRADE, with every reason: it starts high, because every
 * trial here was randomised, and is rated down level by level.
 *
 * @param downs levels down for each reason, 0 to 2
 * @param words why, for each reason; a reason without words is missing
 * @param difference the smallest difference that matters to people, on the scale of the answer;
 *     empty where nobody named one
 * @param differenceFrom where that comes from; empty without a difference
 * @see <a href="https://doi.org/10.1016/j.jclinepi.2010.07.015">Balshem and others 2011, GRADE
 *     guidelines 3: rating the quality of evidence</a>
 */
public record Grade(
        Map<Reason, Integer> downs,
        Map<Reason, String> words,
        OptionalDouble difference,
        String differenceFrom) {

    /** Longest words for one reason, in characters. */
    public static final int LONGEST = 500;

    private static final Level[] LEVELS = Level.values();

    /** Why somebody may be less sure of randomised trials. */
    public enum Reason {
        RISK_OF_BIAS("Risk of bias", 2),
        INCONSISTENCY("Inconsistency", 2),
        INDIRECTNESS("Indirectness", 2),
        IMPRECISION("Imprecision", 2),
        /** One level at most: it can be suspected, hardly ever known. */
        PUBLICATION_BIAS("Publication bias", 1);

        private final String words;
        private final int most;

        Reason(String words, int most) {
            this.words = words;
            this.most = most;
        }

        /** Most levels down for it. */
        public int most() {
            return most;
        }

        /** Its name in forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Grade {
        Map<Reason, Integer> levels = new EnumMap<>(Reason.class);
        levels.putAll(downs);
        downs = Collections.unmodifiableMap(levels);
        Map<Reason, String> said = new EnumMap<>(Reason.class);
        said.putAll(words);
        words = Collections.unmodifiableMap(said);
        downs.forEach((reason, down) -> {
            if (!(down >= 0 && down <= reason.most())) {
                throw new IllegalArgumentException(
                        "%s goes down by 0..%d, not %d".formatted(reason, reason.most(), down));
            }
        });
    }

    /**
     * Reads what a reviewer filled in.
     *
     * @param levels chosen for each reason; one that is missing was not chosen
     * @param proposed what the data suggest; who goes another way says why
     * @param difference as typed; may be empty
     * @return or everything that is missing or does not fit
     */
    public static Result<Grade, List<Problem>> read(
            Map<Reason, Integer> levels,
            Map<Reason, String> words,
            Map<Reason, OptionalInt> proposed,
            String difference,
            String differenceFrom) {
        List<Problem> problems = new ArrayList<>();
        Map<Reason, Integer> downs = new EnumMap<>(Reason.class);
        Map<Reason, String> said = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            String why = words.getOrDefault(reason, "");
            if (!why.isBlank()) {
                said.put(reason, why);
            }
            if (!levels.containsKey(reason)) {
                problems.add(
                        new Problem(
                                "down-" + reason.code(),
                                "HT-2053",
                                "Nothing was chosen.",
                                "Choose by how many levels; not at all is an answer, too."));
                continue;
            }
            int down = Objects.requireNonNull(levels.get(reason));
            downs.put(reason, down);
            OptionalInt suggested = proposed.getOrDefault(reason, OptionalInt.empty());
            boolean departs = suggested.isPresent() && suggested.getAsInt() != down;
            if (why.isBlank() && (down > 0 || departs)) {
                problems.add(
                        new Problem(
                                "why-" + reason.code(),
                                "HT-2054",
                                "It is rated down, or otherwise than the numbers suggest, and nothing says why.",
                                "Write why, in a sentence that readers understand."));
            }
            if (why.length() > LONGEST) {
                problems.add(
                        new Problem(
                                "why-" + reason.code(),
                                "HT-2055",
                                "The text is longer than %d characters.".formatted(LONGEST),
                                "Shorten it."));
            }
        }
        OptionalDouble least = difference(difference);
        if (!difference.isBlank() && least.isEmpty()) {
            problems.add(
                    new Problem(
                            "difference",
                            "HT-2056",
                            "This is not a number above 0.",
                            "Write it with digits and a point, as 10 or 0.5, or leave it empty."));
        }
        if (least.isPresent() && differenceFrom.isBlank()) {
            problems.add(
                    new Problem(
                            "difference-from",
                            "HT-2057",
                            "Nothing says where the important difference comes from.",
                            "Name the study, or the protocol."));
        }
        return problems.isEmpty()
                ? Result.ok(new Grade(downs, said, least, least.isPresent() ? differenceFrom : ""))
                : Result.refused(List.copyOf(problems));
    }

    /** A difference as somebody typed it: a number above 0; empty for anything else. */
    public static OptionalDouble difference(String typed) {
        if (!typed.matches("\\d{1,4}(\\.\\d{1,4})?")) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(typed);
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** What is left of high. */
    public Level level() {
        int down = downs.values().stream().mapToInt(Integer::intValue).sum();
        return LEVELS[Math.max(0, LEVELS.length - 1 - down)];
    }

    /** Why it is not higher, one sentence for each reason that counts. */
    public List<String> reasons() {
        return downs.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one ->
                        "%s, down %d: %s"
                                .formatted(
                                        one.getKey().words,
                                        one.getValue(),
                                        words.getOrDefault(one.getKey(), "")))
                .toList();
    }
}
