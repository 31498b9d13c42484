package huantiao.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An arm that was needled, item by item of STRICTA, in the words of the report.
 *
 * @param role what the arm was for, as {@code experimental} or {@code control}
 * @param status {@code published}, {@code thesis} or {@code protocol}; of what is no trial {@code
 *     consensus} or {@code review of practice}
 * @param known what is known of each item; an item that is absent was not read
 * @param people how many were in the arm, in the words of the report; empty if it was not read
 * @param readAs how far it was read: abstract, full-text table
 * @see <a href="https://doi.org/10.1371/journal.pmed.1000261">STRICTA 2010</a>
 */
public record NeedledArm(
        String id,
        String trialId,
        String study,
        String year,
        String status,
        String role,
        Map<Item, Reported> known,
        String population,
        String people,
        String inReview,
        String source,
        String readAs,
        String notes) {

    private static final Set<String> NO_TRIAL = Set.of("consensus", "review of practice");

    public NeedledArm {
        var copy = new EnumMap<Item, Reported>(Item.class);
        copy.putAll(known);
        known = Collections.unmodifiableMap(copy);
    }

    /** The seventeen items of STRICTA 2010, in their order. */
    public enum Item {
        STYLE("1a"),
        REASONING("1b"),
        VARIATION("1c"),
        INSERTIONS("2a"),
        POINTS("2b"),
        DEPTH("2c"),
        RESPONSE("2d"),
        STIMULATION("2e"),
        RETENTION("2f"),
        NEEDLE("2g"),
        SESSIONS("3a"),
        FREQUENCY("3b"),
        OTHER_CARE("4a"),
        SETTING("4b"),
        PRACTITIONER("5"),
        CONTROL_REASON("6a"),
        COMPARATOR("6b");

        private final String code;

        Item(String code) {
            this.code = code;
        }

        /** Its number in STRICTA 2010, as {@code 2c}. */
        public String code() {
            return code;
        }

        /** Whether it tells what the needles are compared with. */
        private boolean isOfControl() {
            return this == CONTROL_REASON || this == COMPARATOR;
        }
    }

    /** Whether an item is known, and if not, why. */
    public enum State {
        GIVEN,
        /** Where the arm was read, it says that the report does not give it. */
        NOT_REPORTED,
        /** Nobody looked: only another part of the report could be read. */
        NOT_READ
    }

    /**
     * What is known of an item.
     *
     * @param words as printed; empty unless it is given
     * @param place where in the report it stands, or what was read through for it; empty where
     *     nobody wrote it down
     */
    public record Reported(State state, String words, String place) {

        static final Reported UNREAD = new Reported(State.NOT_READ, "", "");

        public Reported {
            if ((state == State.GIVEN) == words.isEmpty()) {
                throw new IllegalArgumentException(
                        "an item (%s) must have words if it is given, and only then"
                                .formatted(state));
            }
        }

        /** A cell of the file of arms. An empty cell means that it was not read. */
        public static Reported of(String cell) {
            if (cell.equals("not reported")) {
                return new Reported(State.NOT_REPORTED, "", "");
            }
            return cell.isEmpty()
                            || cell.equals("not read")
                            || cell.startsWith("not in the table read")
                    ? UNREAD
                    : new Reported(State.GIVEN, cell, "");
        }

        /** As a cell of the file of arms, which reads the same again. */
        public String cell() {
            return switch (state) {
                case GIVEN -> words;
                case NOT_REPORTED -> "not reported";
                case NOT_READ -> "not read";
            };
        }
    }

    /** What is known of an item of this arm. */
    public Reported at(Item item) {
        return known.getOrDefault(item, Reported.UNREAD);
    }

    /** The items that an arm of its kind can have: what is no trial compares with nothing. */
    public List<Item> items() {
        return Arrays.stream(Item.values())
                .filter(item -> !item.isOfControl() || isOfTrial())
                .toList();
    }

    /** How many of these items are in that state, of those that an arm of its kind can have. */
    public int count(State state, Collection<Item> among) {
        return (int)
                items().stream()
                        .filter(among::contains)
                        .filter(item -> at(item).state() == state)
                        .count();
    }

    /** Whether it is an arm of a trial, not advice or an average of practice. */
    public boolean isOfTrial() {
        return !NO_TRIAL.contains(status);
    }

    public boolean isControl() {
        return role.equals("control");
    }

    /** Whether only what was planned is known. */
    public boolean isPlanned() {
        return status.equals("protocol");
    }

    /** A short name: study and year. */
    public String name() {
        return year.isEmpty() || study.contains(year) ? study : study + " " + year;
    }
}
