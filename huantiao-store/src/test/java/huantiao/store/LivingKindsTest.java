package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.bias.Aim;
import huantiao.bias.Assessments;
import huantiao.evidence.ArmReadings;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Grades;
import huantiao.evidence.NeedledArm.Item;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.AppraisalEntry.AppraisalSettled;
import huantiao.living.AppraisalEntry.AppraisalWithdrawn;
import huantiao.living.AppraisalEntry.Appraised;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.ArmEntry.ArmRead;
import huantiao.living.ArmEntry.ArmSettled;
import huantiao.living.ArmEntry.ArmWithdrawn;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.CertaintyEntry.CertaintyWithdrawn;
import huantiao.living.Exclusion;
import huantiao.living.ExtractionEntry.Adjudicated;
import huantiao.living.ExtractionEntry.Extracted;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.ExtractionEntry.RowWithdrawn;
import huantiao.living.LivingEntry;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.RecordEntry.ConflictSettled;
import huantiao.living.RecordEntry.FlagLifted;
import huantiao.living.RecordEntry.Imported;
import huantiao.living.RecordEntry.PairJudged;
import huantiao.living.RecordEntry.ReportExcluded;
import huantiao.living.RecordEntry.ReportIncluded;
import huantiao.living.RecordEntry.ReportNotRetrieved;
import huantiao.living.RecordEntry.Screened;
import huantiao.living.RecordEntry.Searched;
import huantiao.living.RecordEntry.TrialFlagged;
import huantiao.living.Reference;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.ReviewEntry.VersionPublished;
import huantiao.living.Reviews;
import huantiao.living.Vote;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LivingKindsTest {

    private static final String DIGEST = "0f".repeat(32);

    /** At least one of every kind, with awkward text where text may stand. */
    static List<LivingEntry> entries() {
        return List.of(
                new ProtocolWritten(Reviews.protocol(), ""),
                new ProtocolWritten(Reviews.amended(), Samples.AWKWARD),
                new VersionPublished(1, Samples.AWKWARD, Map.of("trials.csv", DIGEST), DIGEST),
                new RowOpened("L001", Reviews.frame()),
                new Extracted("L001", Reviews.reading()),
                new Adjudicated(
                        "L001",
                        Reviews.reading().with(Column.NOTES, Samples.AWKWARD),
                        Samples.AWKWARD),
                new RowWithdrawn("L001", Samples.AWKWARD),
                new AppraisalOpened(
                        "B001", "T01", Samples.AWKWARD, "sham", "odi_change", Aim.ASSIGNMENT),
                new Appraised("B001", Assessments.low()),
                new AppraisalSettled("B001", Assessments.departing(), Samples.AWKWARD),
                new AppraisalWithdrawn("B001", Samples.AWKWARD),
                new ArmOpened(
                        "N001",
                        "T01",
                        Samples.AWKWARD,
                        "2026",
                        Samples.AWKWARD,
                        "control",
                        Samples.AWKWARD,
                        "",
                        "A02"),
                new ArmRead("N001", ArmReadings.reading()),
                new ArmSettled(
                        "N001", ArmReadings.with(Item.DEPTH, Samples.AWKWARD), Samples.AWKWARD),
                new ArmWithdrawn("N001", Samples.AWKWARD),
                new CertaintyRated(
                        "sham.odi_change", Grades.moderate(OptionalDouble.of(10)), DIGEST),
                new CertaintyRated(
                        "sham.odi_change", Grades.moderate(OptionalDouble.empty()), DIGEST),
                new CertaintyWithdrawn("sham.odi_change", Samples.AWKWARD),
                new Searched("PubMed", LocalDate.of(2026, 11, 1), Samples.AWKWARD, 12),
                new Imported(
                        1,
                        Samples.AWKWARD,
                        "ris",
                        DIGEST,
                        List.of(
                                Reviews.reference(1),
                                new Reference(Samples.AWKWARD, List.of(), "", "", "", "", ""))),
                new PairJudged(1, 2, true, Samples.AWKWARD),
                new Screened(1, Vote.UNSURE),
                new ConflictSettled(1, false, Samples.AWKWARD),
                new ReportIncluded(1, "EMI2024"),
                new ReportExcluded(1, Exclusion.NO_OUTCOME, ""),
                new ReportNotRetrieved(1, Samples.AWKWARD),
                new TrialFlagged("T01", Concern.RETRACTED, Samples.AWKWARD, "doi:10.1000/x"),
                new FlagLifted("T01", Concern.DUPLICATE_POPULATION, Samples.AWKWARD));
    }

    static Stream<Class<?>> kinds() {
        return kinds(LivingEntry.class);
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(LivingKindsTest::kinds)
                : Stream.of(sealed);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsWhatWasWritten(LivingEntry entry) {
        var kind = LivingKinds.of(entry);

        var read = Json.read(kind, Json.write(entry), LivingKinds.named(kind));

        assertThat(read).isEqualTo(entry);
        assertThat(Json.write(read)).isEqualTo(Json.write(entry));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasASampleAndAVersionedNameThatLeadsBack(Class<?> kind) {
        var names =
                entries().stream()
                        .filter(kind::isInstance)
                        .map(LivingKinds::of)
                        .distinct()
                        .toList();

        assertThat(names).as("name of %s", kind.getSimpleName()).hasSize(1);
        assertThat(names.getFirst()).matches("[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
        assertThat(LivingKinds.named(names.getFirst())).isEqualTo(kind);
    }

    @Test
    void refusesAKindItDoesNotKnow() {
        assertThatThrownBy(() -> LivingKinds.named("protocol-written.v99"))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("HT-0131");
    }

    /** What stands in journals today must be readable for ever: these texts are never edited. */
    @Test
    void readsEntriesAsTheyWereFirstWritten() {
        var body =
                """
                {"protocol":{"population":"Adults with sciatica.","intervention":"Needle acupuncture.",\
                "comparators":"Sham, drugs, usual care.",\
                "outcomes":"Leg pain, disability and harms to 12 weeks and beyond.",\
                "eligibility":"Randomised trials in any language.",\
                "plan":"Two people extract; random effects."},"reason":""}\
                """;
        var entry = new ProtocolWritten(Reviews.protocol(), "");

        assertThat(Json.read("protocol-written.v1", body, ProtocolWritten.class)).isEqualTo(entry);
        assertThat(Json.write(entry)).isEqualTo(body);
    }
}
