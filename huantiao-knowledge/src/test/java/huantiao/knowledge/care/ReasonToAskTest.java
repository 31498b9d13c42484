package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.ReasonToAsk;
import huantiao.triage.Facts;
import huantiao.triage.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who must be asked for what an absolute rule needs that holds whatever is planned. */
class ReasonToAskTest {
    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();

    /** Told by the chart, worked out, of the place or day of a needle, or asked of everybody. */
    private static final Set<String> ASKED_ELSEWHERE =
            Set.of(
                    "consent",
                    "triage",
                    "can_keep_still_and_report",
                    "alcohol_or_drugs_now",
                    "anticoagulant",
                    "site_skin",
                    "site_tumour",
                    "lymphoedema");

    @Test
    void everyFactThatForbidsWhateverIsPlannedHasAReasonOrIsAskedElsewhere() {
        var needed =
                SHIPPED.rules().all().stream()
                        .filter(rule -> rule.severity() == Rule.Severity.ABSOLUTE)
                        .filter(rule -> !rule.asksOfThePlan())
                        .flatMap(rule -> rule.when().facts().stream())
                        .filter(fact -> !ASKED_ELSEWHERE.contains(fact))
                        .collect(Collectors.toSet());

        assertThat(facts(everyReason())).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void nobodyIsAskedForABloodCountWithoutAReason() {
        assertThat(ReasonToAsk.of(nothing(), SHIPPED.rules())).isEmpty();
        assertThat(
                        facts(
                                nothing()
                                        .with("bleeding_disorder", false)
                                        .with("immunosuppressed", false)
                                        .with("anticoagulant", "doac")))
                .isEmpty();
    }

    @Test
    void aReasonNamesWhatItRestsOnAndTheRulesThatWait() {
        var asked =
                ReasonToAsk.of(
                        nothing()
                                .with("bleeding_disorder", true)
                                .with("medicines", List.of("chemotherapy")),
                        SHIPPED.rules());

        assertThat(asked).extracting(ReasonToAsk::fact).containsExactly("platelets", "neutrophils");
        assertThat(asked.getFirst().because()).containsExactly("bleeding_disorder", "medicines");
        assertThat(asked.getFirst().rules()).extracting(Rule::id).containsExactly("CI-BLD-07");
        assertThat(asked.getLast().rules()).extracting(Rule::id).containsExactly("CI-MED-04");
    }

    @Test
    void whatIsKnownIsNotAskedFor() {
        var bleeding = nothing().with("bleeding_disorder", true);

        assertThat(facts(bleeding)).containsExactly("platelets");
        assertThat(facts(bleeding.with("platelets", 180))).isEmpty();
        assertThat(facts(nothing().with("anticoagulant", "warfarin"))).containsExactly("inr");
    }

    private static Facts everyReason() {
        return nothing()
                .with("anticoagulant", "warfarin")
                .with("bleeding_disorder", true)
                .with("immunosuppressed", true)
                .with("calf_swollen_one_side", true)
                .with("trauma", "major")
                .with("unwell", true);
    }

    private static List<String> facts(Facts known) {
        return ReasonToAsk.of(known, SHIPPED.rules()).stream().map(ReasonToAsk::fact).toList();
    }

    private static Facts nothing() {
        return SHIPPED.vocabulary().nothingKnown();
    }
}
