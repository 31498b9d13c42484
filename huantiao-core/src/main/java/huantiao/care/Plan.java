package huantiao.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What practitioner and patient agreed to do, how often, and when they look at it again.
 *
 * @param style school of acupuncture (STRICTA 1a)
 * @param rationale why this treatment (1b)
 * @param variation how far it may differ between visits (1c)
 * @param points what is to be needled
 * @param techniques technique codes of {@code facts.yaml}, as {@code manual}, {@code ea}
 * @param parameters what else is to be said of how it is done, in words
 * @param ways how each technique is meant to be done; plans of earlier builds say it in {@code
 *     parameters}
 * @param sessions visits planned, 1 to 60 (3a)
 * @param perWeek visits a week, 1 to 7 (3b)
 * @param retentionMinutes planned, 0 to 240
 * @param combined therapies by other hands
 * @param selfCare ids of {@code self-care.yaml}, as {@code EX-SLIDER}
 * @param herbs as they were written, to be read by {@link HerbNames}; plans of earlier builds hold
 *     {@code du_huo}; empty where none are used
 * @param goal what the person wants to be able to do, in their words
 * @param reviewOn the day the course is judged
 * @param stopIf what would make us stop, in words
 * @param setting where care is given (4b)
 * @param supplements which ones; empty where none are named, and in plans of earlier builds
 */
public record Plan(
        String style,
        String rationale,
        Variation variation,
        List<PlannedPoint> points,
        List<String> techniques,
        String parameters,
        Optional<Ways> ways,
        int sessions,
        int perWeek,
        int retentionMinutes,
        List<CombinedTherapy> combined,
        List<String> selfCare,
        List<String> herbs,
        String goal,
        LocalDate reviewOn,
        String stopIf,
        String setting,
        Optional<Supplements> supplements) {

    /** How far treatment may differ between visits. */
    public enum Variation {
        FIXED,
        SEMI_FIXED,
        INDIVIDUAL
    }

    /**
     * A therapy of {@code therapies.yaml} by somebody named.
     *
     * @param thrust of chiropractic, whether it is with thrust; empty where nobody answered, which
     *     is no no, and of everything else
     */
    public record CombinedTherapy(
            String therapy, String byWhom, String note, Optional<Boolean> thrust) {

        /** A therapy of which nobody answered whether it is with thrust. */
        public CombinedTherapy(String therapy, String byWhom, String note) {
            this(therapy, byWhom, note, Optional.empty());
        }

        /** True if it may be with thrust: it is chiropractic, and nobody said that it is not. */
        public boolean mayThrust() {
            return therapy.equals(Technique.Therapy.CHIROPRACTIC) && thrust.orElse(true);
        }

        public CombinedTherapy {
            therapy = Words.named("therapy", therapy);
            byWhom = Words.line("by whom", byWhom);
            note = Words.text("note", note);
        }
    }

    /**
     * Supplements of a plan.
     *
     * @param listed those that a rule looks for, by their codes
     * @param others as they were written; no rule knows them
     */
    public record Supplements(List<String> listed, List<String> others) {
        public Supplements {
            listed = List.copyOf(listed);
            others = List.copyOf(others);
        }
    }

    public Plan {
        style = Words.line("style", style);
        rationale = Words.text("rationale", rationale);
        points = List.copyOf(points);
        techniques = List.copyOf(techniques);
        parameters = Words.text("parameters", parameters);
        combined = List.copyOf(combined);
        selfCare = List.copyOf(selfCare);
        herbs = List.copyOf(herbs);
        goal = Words.text("goal", goal);
        stopIf = Words.text("what would make us stop", stopIf);
        setting = Words.line("setting", setting);
        if (!(sessions >= 1 && sessions <= 60)) {
            throw new IllegalArgumentException(
                    "planned sessions (%d) must be within 1..60".formatted(sessions));
        }
        if (!(perWeek >= 1 && perWeek <= 7)) {
            throw new IllegalArgumentException(
                    "sessions a week (%d) must be within 1..7".formatted(perWeek));
        }
        if (!(retentionMinutes >= 0 && retentionMinutes <= 240)) {
            throw new IllegalArgumentException(
                    "retention (%d minutes) must be within 0..240".formatted(retentionMinutes));
        }
    }
}
