package huantiao.web.evidence;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.State;
import huantiao.evidence.Trial;
import huantiao.web.evidence.CurrentReview.Edition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the needling was done in each arm, item by item of STRICTA, and what nobody knows of it.
 *
 * @param trials arms of trials, those of one trial together
 * @param practice what is no trial: advice of experts, averages of practice
 * @param withoutRows of these trials those that give no number to the review
 * @param withoutArms trials of acupuncture in the review of which no arm is here
 * @param sha256 digest of the file of arms
 */
public record ArmsPage(
        List<OfOneStudy> trials,
        List<OfOneStudy> practice,
        List<OfOneStudy> withoutRows,
        List<Trial> withoutArms,
        String sha256,
        Optional<Edition> edition) {

    /** Trials of medicines, where no arm is needled. */
    private static final String NO_NEEDLES = "placebo_or_add_on_placebo";

    /** In place of a source: the one of the arm before. */
    private static final String SAME_SOURCE = "as above";

    /**
     * The arms of a study, the needled one first.
     *
     * @param takenBack true if its report was retracted: how it needled is told, and that nothing
     *     rests on it
     */
    public record OfOneStudy(String id, List<NeedledArm> arms, boolean takenBack) {

        public String name() {
            return arms.getFirst().name();
        }

        public NeedledArm first() {
            return arms.getFirst();
        }

        /** Of these items those that its arms can have. */
        public List<Item> items(List<Item> read) {
            return first().items().stream().filter(read::contains).toList();
        }

        /** Where its arms were read, each place once. */
        public List<String> sources() {
            return arms.stream()
                    .map(NeedledArm::source)
                    .filter(one -> !one.equals(SAME_SOURCE))
                    .distinct()
                    .toList();
        }
    }

    static ArmsPage of(CurrentReview.State state, String sha256) {
        var trials = studies(state.base(), true);
        return new ArmsPage(
                trials,
                studies(state.base(), false),
                withoutRows(trials, state.base()),
                withoutArms(state.base()),
                sha256,
                state.edition());
    }

    private static List<OfOneStudy> studies(EvidenceBase base, boolean ofTrials) {
        var takenBack =
                base.trials().stream()
                        .filter(row -> row.flags().contains(Flag.RETRACTED))
                        .map(Trial::trialId)
                        .collect(Collectors.toSet());
        return base.arms().stream()
                .filter(arm -> arm.isOfTrial() == ofTrials)
                .collect(
                        collectingAndThen(
                                groupingBy(NeedledArm::trialId, LinkedHashMap::new, toList()),
                                all ->
                                        all.entrySet().stream()
                                                .map(one ->
                                                        new OfOneStudy(
                                                                one.getKey(),
                                                                one.getValue(),
                                                                takenBack.contains(one.getKey())))
                                                .toList()));
    }

    private static List<OfOneStudy> withoutRows(List<OfOneStudy> trials, EvidenceBase base) {
        var counted = base.trials().stream().map(Trial::trialId).collect(Collectors.toSet());
        return trials.stream().filter(one -> !counted.contains(one.id())).toList();
    }

    private static List<Trial> withoutArms(EvidenceBase base) {
        var known = needled(base);
        return oneRowEach(
                base.trials().stream()
                        .filter(row ->
                                !row.comparator().equals(NO_NEEDLES)
                                        && !known.contains(row.trialId()))
                        .toList());
    }

    /** One row for each trial of which an arm is here. */
    static List<Trial> withArms(List<Trial> rows, EvidenceBase base) {
        var known = needled(base);
        return oneRowEach(rows.stream().filter(row -> known.contains(row.trialId())).toList());
    }

    private static Set<String> needled(EvidenceBase base) {
        return base.arms().stream().map(NeedledArm::trialId).collect(Collectors.toSet());
    }

    private static List<Trial> oneRowEach(List<Trial> rows) {
        var byTrial = new LinkedHashMap<String, Trial>();
        rows.forEach(row -> byTrial.putIfAbsent(row.trialId(), row));
        return List.copyOf(byTrial.values());
    }

    /** Items of which something is known of an arm; the others nobody read. */
    public List<Item> items() {
        return Arrays.stream(Item.values())
                .filter(item ->
                        Stream.concat(trials.stream(), practice.stream())
                                .flatMap(one -> one.arms().stream())
                                .anyMatch(arm -> arm.at(item).state() != State.NOT_READ))
                .toList();
    }

    /** Items of which nothing was read of any arm. */
    public List<Item> unread() {
        var read = items();
        return Arrays.stream(Item.values()).filter(item -> !read.contains(item)).toList();
    }

    /** How many arms of trials there are. */
    public int count() {
        return trials.stream().mapToInt(one -> one.arms().size()).sum();
    }

    /** In how many arms of trials an item is in that state. */
    public long count(Item item, State state) {
        return trials.stream()
                .flatMap(one -> one.arms().stream())
                .filter(arm -> arm.at(item).state() == state)
                .count();
    }

    /** Where the arms of a trial stand. */
    public static String address(String trialId) {
        return "/evidence/arms#" + trialId;
    }

    /** The look of the badge, beside its word. */
    public static String kind(State state) {
        return switch (state) {
            case GIVEN -> "better";
            case NOT_REPORTED -> "caution";
            case NOT_READ -> "plain";
        };
    }
}
