package huantiao.web.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One part of the intake; which of them stand on one page, and in which order, is said by the
 * {@link Way}.
 *
 * <p>A part asks for fixed facts, or for what the red flags of its groups can still need.
 */
public enum Step {
    PLACE(List.of(), List.of()),
    WALKING(
            List.of(),
            List.of(
                    "pain_trend",
                    "worse_cough_sneeze",
                    "worse_sitting",
                    "worse_standing_walking_eased_bending",
                    "calf_pain_walking_eased_standing",
                    "function_badly_limited")),
    STORY(List.of(), List.of("weeks_good_conservative_care", "back_pain_onset_age")),
    SADDLE(List.of("cauda_equina"), List.of()),
    STRENGTH(List.of("motor_deficit", "cord"), List.of()),
    INJURY(List.of("fracture"), List.of()),
    HEALTH(List.of("malignancy", "infection"), List.of()),
    VESSELS(List.of("vascular"), List.of()),
    OTHER(List.of("shingles", "pelvic", "mental_health", "child"), List.of()),
    COURSE(List.of("inflammatory", "not_improving", "stenosis"), List.of()),
    MEDICINES(
            List.of(), List.of("anticoagulant", "antiplatelet", "bleeding_disorder", "medicines")),
    CONDITIONS(
            List.of(),
            List.of(
                    "cardiac_device",
                    "other_stimulator",
                    "pregnant",
                    "epilepsy",
                    "diabetes",
                    "immunosuppressed",
                    "valve_disease_or_prosthesis",
                    "metal_allergy",
                    "fainted_with_needles",
                    "needle_fear")),
    GOALS(List.of(), List.of()),
    CONSENT(List.of(), List.of());

    private final List<String> groups;
    private final List<String> facts;

    Step(List<String> groups, List<String> facts) {
        this.groups = groups;
        this.facts = facts;
    }

    /** Groups of red flags whose questions it asks. */
    List<String> groups() {
        return groups;
    }

    /**
     * Facts that every symptom check asks for, whatever was answered, in the order of its steps.
     */
    static List<String> everyCheck() {
        return Arrays.stream(values()).flatMap(step -> step.facts.stream()).toList();
    }

    /** Facts it always asks for. */
    List<String> facts() {
        return facts;
    }

    /** True if it has fields of its own beside its questions. */
    boolean hasFields() {
        return switch (this) {
            case PLACE, WALKING, STORY, MEDICINES, GOALS, CONSENT -> true;
            case SADDLE, STRENGTH, INJURY, HEALTH, VESSELS, OTHER, COURSE, CONDITIONS -> false;
        };
    }

    /**
     * Facts that it tells without a question of their own, or asks for where they are easiest to
     * answer: a page that comes before leaves them to it. What stays open is asked in {@link
     * #COURSE}.
     */
    Set<String> awaited() {
        return switch (this) {
            case PLACE -> Set.of("leg_side", "leg_below_knee");
            case WALKING -> Set.of("symptom_days");
            case STORY -> Set.of("back_pain_onset_age");
            case SADDLE,
                    STRENGTH,
                    INJURY,
                    HEALTH,
                    VESSELS,
                    OTHER,
                    COURSE,
                    MEDICINES,
                    CONDITIONS,
                    GOALS,
                    CONSENT ->
                    Set.of();
        };
    }

    /** As written in the address: {@code walking}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code().equals(code)).findFirst();
    }
}
