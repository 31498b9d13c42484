package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.evidence.ArmReading;
import huantiao.evidence.ArmReadings;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.Arms.Role;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.Studies.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A needled arm on its way into the table of arms. */
class ArmsTest {

    private static final Studies STUDIES =
            new Studies(
                    List.of(
                            new Study(
                                    "INVENTED2026",
                                    "Invented et al.",
                                    "2026",
                                    "doi:10.0000/invented",
                                    List.of(1))));
    private static final UserId RAE = Reviewer.of(Reviews.RAE).user();
    private static final UserId HUGO = Reviewer.of(Reviews.HUGO).user();

    private static final NeedledArm NEEDLED = shipped("A01", "experimental", "Qin 2015, table 2");
    private static final NeedledArm SHAM = shipped("A02", "control", "as above");
    private static final List<NeedledArm> SHIPPED = List.of(NEEDLED, SHAM);

    private final List<Written> entries = new ArrayList<>();

    private static NeedledArm shipped(String id, String role, String source) {
        return new NeedledArm(
                id,
                "OLD2004",
                "Old",
                "2004",
                "published",
                role,
                Map.of(Item.STYLE, Reported.of("manual acupuncture")),
                "",
                "",
                "Qin 2015",
                source,
                "full-text table",
                "");
    }

    private void add(Permit who, Result<? extends LivingEntry, List<Problem>> entry) {
        entries.add(
                new Written(
                        entries.size() + 1,
                        entry.orElseThrow(),
                        Reviewer.of(who),
                        Reviews.MORNING,
                        "0f".repeat(32)));
    }

    private Arms all() {
        return LivingReview.of(entries).arms();
    }

    private Result<ArmOpened, List<Problem>> open(String of) {
        return all().open(STUDIES, SHIPPED, of, "needles", Optional.of(Role.EXPERIMENTAL));
    }

    private void read(Permit who, ArmReading reading) {
        add(who, all().read("N001", Reviewer.of(who).user(), Result.ok(reading)));
    }

    private static List<String> codes(Result<?, List<Problem>> result) {
        return result.fold(
                _ -> List.of(), problems -> problems.stream().map(Problem::code).toList());
    }

    @Test
    void anArmCountsOnlyAfterTwoPeopleAndADecision() {
        add(Reviews.RAE, open("INVENTED2026"));
        read(Reviews.RAE, ArmReadings.reading());
        assertThat(codes(all().read("N001", RAE, Result.ok(ArmReadings.reading()))))
                .containsExactly("HT-2072");
        assertThat(codes(all().settle("N001", Result.ok(ArmReadings.reading()), "")))
                .containsExactly("HT-2074");

        read(Reviews.SAM, ArmReadings.reading());
        assertThat(codes(all().read("N001", HUGO, Result.ok(ArmReadings.reading()))))
                .containsExactly("HT-2073");
        assertThat(all().among(SHIPPED)).isEqualTo(SHIPPED);

        add(Reviews.SAM, all().settle("N001", Result.ok(ArmReadings.reading()), ""));
        assertThat(all().among(SHIPPED)).hasSize(3).startsWith(NEEDLED, SHAM);
        var arm = all().among(SHIPPED).getLast();
        assertThat(arm.trialId()).isEqualTo("INVENTED2026");
        assertThat(arm.isControl()).isFalse();
        assertThat(arm.people()).isEqualTo("60");
        assertThat(arm.at(Item.POINTS).place()).isEqualTo("table 1");
    }

    @Test
    void whereTheTwoDifferSomebodyDecidesAndSaysWhy() {
        add(Reviews.RAE, open("INVENTED2026"));
        read(Reviews.RAE, ArmReadings.reading());
        var other = ArmReadings.with(Item.DEPTH, "25");
        read(Reviews.SAM, other);

        assertThat(Arms.differ(all().find("N001").orElseThrow())).isTrue();
        assertThat(codes(all().settle("N001", Result.ok(other), ""))).containsExactly("HT-2001");
        add(Reviews.HUGO, all().settle("N001", Result.ok(other), "Table 1 again."));
        assertThat(all().among(List.of()).getFirst().at(Item.DEPTH).words()).isEqualTo("25");
    }

    @Test
    void anArmThatCameIsReadAnewAndGivesWayWhereItStood() {
        assertThat(codes(open("A99"))).containsExactly("HT-2076");
        add(Reviews.RAE, open("A02"));
        var frame = all().find("N001").orElseThrow().frame();
        assertThat(frame.source()).isEqualTo("Qin 2015, table 2");
        assertThat(frame.role()).isEqualTo("control");
        assertThat(codes(open("A02"))).containsExactly("HT-2076");
        assertThat(all().unread(SHIPPED)).containsExactly(NEEDLED);

        read(Reviews.RAE, ArmReadings.reading());
        read(Reviews.SAM, ArmReadings.reading());
        add(Reviews.SAM, all().settle("N001", Result.ok(ArmReadings.reading()), ""));
        assertThat(all().among(SHIPPED))
                .extracting(NeedledArm::id, NeedledArm::trialId, NeedledArm::inReview)
                .containsExactly(
                        tuple("A01", "OLD2004", "Qin 2015"), tuple("N001", "OLD2004", "Qin 2015"));

        add(Reviews.RAE, all().withdraw("N001", "Another trial."));
        assertThat(all().among(SHIPPED)).isEqualTo(SHIPPED);
        assertThat(all().find("N001").orElseThrow().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(codes(all().withdraw("N001", "Again."))).containsExactly("HT-2075");
        assertThat(open("A02").isOk()).isTrue();
    }

    @Test
    void aTrialOfADrugAgainstAPlaceboHasNoArmToRead() {
        assertThat(STUDIES.needled(List.of(compared("drug", "placebo"))).all()).isEmpty();
        assertThat(STUDIES.needled(List.of()).all()).as("of a new one nobody knows").hasSize(1);
        assertThat(STUDIES.needled(List.of(compared("manual_acupuncture", "medication"))).all())
                .hasSize(1);
        assertThat(STUDIES.needled(List.of(compared("drug", "sham"))).all()).hasSize(1);
        assertThat(
                        STUDIES.needled(
                                        List.of(
                                                compared("drug", "placebo"),
                                                compared("electroacupuncture", "other_active")))
                                .all())
                .as("one of its rows has needles")
                .hasSize(1);
    }

    private static Extraction compared(String kind, String with) {
        return new Extraction(
                Map.of(
                        Column.TRIAL_ID, "INVENTED2026",
                        Column.EXP_CLASS, kind,
                        Column.COMPARATOR_CLASS, with));
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        assertThat(codes(all().open(STUDIES, SHIPPED, "", "", Optional.empty())))
                .containsExactly("HT-2076", "HT-2001", "HT-2077");
        assertThat(codes(all().read("N009", RAE, Result.ok(ArmReadings.reading()))))
                .containsExactly("HT-2071");
    }

    @Test
    void anArmOfATrialThatWasNotLetInIsNotPublished() {
        add(Reviews.RAE, open("INVENTED2026"));
        read(Reviews.RAE, ArmReadings.reading());
        read(Reviews.SAM, ArmReadings.reading());
        add(Reviews.SAM, all().settle("N001", Result.ok(ArmReadings.reading()), ""));

        var review = LivingReview.of(entries);
        assertThat(codes(review.publishable("An arm.", Set.of())))
                .containsExactly("HT-2004", "HT-2078");
        assertThat(codes(review.publishable("An arm.", Set.of("INVENTED2026"))))
                .containsExactly("HT-2004");
    }
}
