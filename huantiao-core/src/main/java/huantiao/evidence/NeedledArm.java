package huantiao.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An arm that was needled, item by item of STRICTA, in the words of the report.
 *
 * @param role what the arm was for, as {@code experimental} or {@code control}
 * @param status {@code published}, {@code thesis} or {@code protocol}; of what is no trial {@code
 *     consensus} or {@code review of practice}
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
        String technique,
        String points,
        String depthMm,
        String deqi,
        String stimulation,
        String retentionMinutes,
        String needleMm,
        String courses,
        String sessionsTotal,
        String practitioner,
        String population,
        String people,
        String comparatorOfTrial,
        String inReview,
        String source,
        String readAs,
        String notes) {

    private static final Set<String> NO_TRIAL = Set.of("consensus", "review of practice");

    /** Items of STRICTA 2010 that the table of arms holds, in their order. */
    public enum Item {
        STYLE("1a", NeedledArm::technique),
        POINTS("2b", NeedledArm::points),
        DEPTH("2c", NeedledArm::depthMm),
        RESPONSE("2d", NeedledArm::deqi),
        STIMULATION("2e", NeedledArm::stimulation),
        RETENTION("2f", NeedledArm::retentionMinutes),
        NEEDLE("2g", NeedledArm::needleMm),
        SESSIONS("3a", NeedledArm::sessionsTotal),
        FREQUENCY("3b", NeedledArm::courses),
        PRACTITIONER("5", NeedledArm::practitioner),
        COMPARATOR("6b", NeedledArm::comparatorOfTrial);

        private final String code;
        private final Function<NeedledArm, String> cell;

        Item(String code, Function<NeedledArm, String> cell) {
            this.code = code;
            this.cell = cell;
        }

        /** Its number in STRICTA 2010, as {@code 2c}. */
        public String code() {
            return code;
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
     */
    public record Reported(State state, String words) {}

    /** What is known of an item of this arm. An empty cell means that it was not read. */
    public Reported at(Item item) {
        String cell = item.cell.apply(this);
        if (cell.equals("not reported")) {
            return new Reported(State.NOT_REPORTED, "");
        }
        return cell.isEmpty() || cell.equals("not read") || cell.startsWith("not in the table read")
                ? new Reported(State.NOT_READ, "")
                : new Reported(State.GIVEN, cell);
    }

    /** The items that an arm of its kind can have: what is no trial compares with nothing. */
    public List<Item> items() {
        return Arrays.stream(Item.values())
                .filter(item -> item != Item.COMPARATOR || isOfTrial())
                .toList();
    }

    /** How many of its items are in that state. */
    public int count(State state) {
        return (int) items().stream().filter(item -> at(item).state() == state).count();
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
