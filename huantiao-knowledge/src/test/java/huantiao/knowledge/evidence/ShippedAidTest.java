package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.aid.Choice;
import huantiao.aid.DecisionAid;
import huantiao.aid.Expectation;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Printed;
import huantiao.aid.Expectation.Rate;
import huantiao.aid.Expectation.Reason;
import huantiao.aid.Expectation.ScoreEffect;
import huantiao.aid.Prospect;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.evidence.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the shipped data let the decision aid say. */
class ShippedAidTest {

    private static final EvidenceBase BASE = EvidenceFiles.shipped();
    private static final DecisionAid AID = DecisionAid.of(BASE, Review.of(BASE));

    @Test
    void acupunctureIsMeasuredBySham() {
        assertThat(told(AID, Choice.ACUPUNCTURE, Prospect.SOON))
                .isInstanceOfSatisfying(
                        ScoreEffect.class,
                        score -> {
                            assertThat(score.questionId())
                                    .isEqualTo("sham.leg_pain_vas_change.short");
                            assertThat(score.from().estimate()).isCloseTo(-16, within(1e-9));
                        });
        assertThat(told(AID, Choice.ACUPUNCTURE, Prospect.YEAR))
                .isInstanceOfSatisfying(
                        NotKnown.class, not -> assertThat(not.reason()).isEqualTo(Reason.NO_TRIAL));
        assertThat(told(AID, Choice.ACUPUNCTURE, Prospect.UNWANTED))
                .isInstanceOfSatisfying(
                        Frequency.class,
                        seen -> assertThat(seen.seen().people()).isCloseTo(8.6, within(0.05)));
        assertThat(told(AID, Choice.ACUPUNCTURE, Prospect.SERIOUS)).isInstanceOf(Rate.class);
    }

    @Test
    void nobodyWhoTookPartIsCountedForAWayTheyDidNotGo() {
        assertThat(told(AID, Choice.MEDICINES, Prospect.UNWANTED))
                .isInstanceOfSatisfying(
                        Frequency.class,
                        seen -> {
                            assertThat(seen.events()).isEqualTo(10);
                            assertThat(seen.peopleStudied()).isEqualTo(40);
                        });
        assertThat(told(AID, Choice.WAIT, Prospect.YEAR))
                .isInstanceOfSatisfying(
                        Printed.class, printed -> assertThat(printed.inHundred()).isEqualTo(55));
    }

    @Test
    void whatNobodyReadIsNotKnownOnEitherSide() {
        for (Choice choice : List.of(Choice.EXERCISE, Choice.INJECTION)) {
            for (Prospect prospect : Prospect.values()) {
                assertThat(told(AID, choice, prospect))
                        .isInstanceOfSatisfying(
                                NotKnown.class,
                                not -> assertThat(not.reason()).isEqualTo(Reason.NOT_READ));
            }
        }
    }

    @Test
    void aTrialThatIsAddedChangesTheAid() {
        String trials = new String(Objects.requireNonNull(bytes()), StandardCharsets.UTF_8);
        String row =
                trials.lines().filter(line -> line.startsWith("R001,")).findFirst().orElseThrow();
        String more =
                trials.stripTrailing()
                        + "\n"
                        + row.replace("R001,TU2024", "R901,NEW2027")
                                .replace("-16.0,-21.3,-10.6", "-4.0,-9.0,1.0")
                        + "\n";
        var read = EvidenceFiles.trials("trials.csv", more.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows().stream().map(Trial::trialId)).contains("NEW2027");
        EvidenceBase base = BASE.withTrials(read.rows(), BASE.data());

        Expectation now =
                told(DecisionAid.of(base, Review.of(base)), Choice.ACUPUNCTURE, Prospect.SOON);

        assertThat(now)
                .isInstanceOfSatisfying(
                        ScoreEffect.class,
                        score -> assertThat(score.from().estimate()).isBetween(-15.0, -5.0));
    }

    private static Expectation told(DecisionAid aid, Choice choice, Prospect prospect) {
        return aid.way(choice).told(prospect);
    }

    private static byte[] bytes() {
        try (var in =
                ShippedAidTest.class.getResourceAsStream(
                        "/huantiao/knowledge/evidence/trials.csv")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
