package huantiao.web.plan;

import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.triage.RedFlags;
import huantiao.triage.TechniqueKind;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.selfcare.HomeProgramme;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan in plain words, for the person.
 *
 * @param whose name of the person
 * @param sheet what stands on each printed sheet: whose it is, and of which day
 * @param clinic its name; may be empty
 * @param alarm where the person is to go now; empty where nothing stands, or where it is said with
 *     what a doctor is to look at
 * @param agreed the day on which the plan was agreed, and with whom, in words
 * @param reach how to reach the clinic, in words; empty where no number is known
 * @param doctor what a doctor is to look at, each with how soon; empty where nothing is
 * @param plan empty where no course of care is open
 * @param review the day of review in words
 * @param atHome what to do at home, as far as the rules of today allow it
 * @param byHandHeld codes of what hands do at the spine that the rules of today stop
 * @param herbs what herbs were agreed; empty where none were
 * @param supplements the same of supplements
 * @param cautions what the rules advise for this person, in words for the person
 */
public record OwnPlanPage(
        String whose,
        String sheet,
        String clinic,
        Optional<OwnAlarm> alarm,
        Optional<String> agreed,
        Optional<String> reach,
        Optional<Doctor> doctor,
        Optional<Plan> plan,
        String review,
        HomeProgramme atHome,
        List<Hand> therapies,
        List<String> byHandHeld,
        Optional<Taken> herbs,
        Optional<Taken> supplements,
        List<Caution> cautions,
        RedFlags.SafetyNet safetyNet) {

    /**
     * What a doctor is to look at.
     *
     * @param what a sentence: how soon, and what about
     * @param so sentences on whom the person was sent to, and what was agreed meanwhile
     */
    public record Doctor(String what, List<String> so) {
        public Doctor {
            so = List.copyOf(so);
        }
    }

    /**
     * A therapy by other hands.
     *
     * @param byWhom may be empty
     * @param when and how often, in words; may be empty
     */
    public record Hand(String name, String byWhom, String when) {

        /** In one line. */
        public String text() {
            return Stream.of(name, byWhom, when)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * What is taken care of for this person.
     *
     * @param general true if it rests on general professional knowledge
     */
    public record Caution(String words, boolean general) {}

    /**
     * Herbs or supplements of the plan.
     *
     * @param line what was agreed, in words
     * @param held true if the rules of today stop them
     */
    public record Taken(String line, boolean held) {}

    /** Names of what is not to be done for now. */
    public List<String> held() {
        return Stream.concat(
                        Stream.of(herbs, supplements)
                                .flatMap(Optional::stream)
                                .filter(Taken::held)
                                .map(Taken::line),
                        atHome.held().stream())
                .toList();
    }

    /** What belongs to what the person does at home, or to other hands, unless it was ticked. */
    private static final Set<TechniqueKind> ELSEWHERE =
            EnumSet.of(
                    TechniqueKind.EXERCISE,
                    TechniqueKind.NEURAL_MOBILISATION,
                    TechniqueKind.MOBILISATION,
                    TechniqueKind.SMT_THRUST);

    /**
     * Codes of what is done in the visits: what was ticked, and what points, leads and cups mean.
     */
    public List<String> done() {
        return plan.map(agreed ->
                        PlanFacts.techniques(agreed).stream()
                                .filter(kind ->
                                        kind != TechniqueKind.HERBS
                                                && kind != TechniqueKind.SUPPLEMENTS)
                                .filter(kind ->
                                        !ELSEWHERE.contains(kind)
                                                || agreed.techniques().contains(kind.code()))
                                .map(TechniqueKind::code)
                                .filter(code -> !byHandHeld.contains(code))
                                .toList())
                .orElse(List.of());
    }

    /** How many weeks the visits take at that pace, begun weeks counted. */
    public int weeks() {
        return plan.map(agreed -> Math.ceilDiv(agreed.sessions(), agreed.perWeek())).orElse(0);
    }

    public OwnPlanPage {
        therapies = List.copyOf(therapies);
        byHandHeld = List.copyOf(byHandHeld);
        cautions = List.copyOf(cautions);
    }
}
