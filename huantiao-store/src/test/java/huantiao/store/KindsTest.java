package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.care.Entry;
import huantiao.care.Technique;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    static List<Entry> entries() {
        return Samples.entries();
    }

    static Stream<Class<?>> kinds() {
        return Stream.of(Entry.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsWhatWasWritten(Entry entry) {
        var kind = Kinds.of(entry);

        var read = Json.entry(kind, Json.write(entry));

        assertThat(read).isEqualTo(entry);
        assertThat(Json.write(read)).isEqualTo(Json.write(entry));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasASampleAndAVersionedNameThatLeadsBack(Class<?> kind) {
        var names =
                Samples.entries().stream()
                        .filter(kind::isInstance)
                        .map(Kinds::of)
                        .distinct()
                        .toList();

        assertThat(names).as("name of %s", kind.getSimpleName()).hasSize(1);
        assertThat(names.getFirst()).matches("[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
        assertThat(Kinds.named(names.getFirst())).isEqualTo(kind);
    }

    @Test
    void everyTechniqueIsSampled() {
        var sampled = new HashSet<Class<?>>();
        Samples.techniques().forEach(technique -> sampled.add(technique.getClass()));

        assertThat(sampled).containsExactlyInAnyOrder(Technique.class.getPermittedSubclasses());
    }

    @Test
    void refusesAKindItDoesNotKnow() {
        assertThatThrownBy(() -> Json.entry("session-signed.v99", "{}"))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("session-signed.v99")
                .hasMessageContaining("HT-0131");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"toSequence\":1,\"text\":\"secret\",\"mood\":\"secret\"}",
                "{\"toSequence\":1,\"text\":\"  \"}",
                "{\"toSequence\":1,\"text\":\"secret\"} secret",
                "{\"toSequence\":null,\"text\":\"secret\"}",
                "{\"toSequence\":1,\"text\":\"sec"
            })
    void refusesWhatIsNoSuchEntryWithoutRepeatingIt(String body) {
        assertThatThrownBy(() -> Json.entry("addendum-added.v1", body))
                .isInstanceOf(UnreadableEntry.class)
                .hasMessageContaining("HT-0132")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    /** What stands in journals today must be readable for ever: these texts are never edited. */
    @Test
    void readsEntriesAsTheyWereFirstWritten() {
        var body =
                """
                {"name":{"text":"陈 美 (Chen Mei)"},"born":{"day":"1984-03-09"},"sex":"FEMALE",\
                "contact":{"email":"","phone":""}}\
                """;

        assertThat(Json.entry("registered.v1", body)).isEqualTo(Samples.registered());
        assertThat(Json.write(Samples.registered())).isEqualTo(body);
    }

    @Test
    void readsQuestionsOfTheDaysBeforeAnybodyAskedWhatIsNew() {
        var body =
                """
                {"facts":{"plain":{"saddle_sensory_change":false}},\
                "ruling":{"level":"proceed","flags":[],"open":[],"rules":"2026-05"}}\
                """;

        var read = (Entry.SafetyAsked) Json.entry("safety-asked.v1", body);

        assertThat(read.since()).isEmpty();
        assertThat(read.countsForVisit()).isFalse();
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsQuestionsOfTheDaysBeforeSomeCouldBeConfirmedTogether() {
        var body =
                """
                {"facts":{"plain":{"saddle_sensory_change":false}},\
                "ruling":{"level":"proceed","flags":[],"open":[],"rules":"2026-05"},\
                "since":{"asked":["WEAKNESS"],"yes":[],"words":"","reopened":[],"notKnown":[]}}\
                """;

        var read = (Entry.SafetyAsked) Json.entry("safety-asked.v1", body);

        assertThat(read.still()).isEmpty();
        assertThat(read.countsForVisit()).isTrue();
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsACheckInOfTheDaysBeforeASymptomCheckCouldStandForItsSafetyQuestions() {
        var body =
                """
                {"week":0,"measures":[],"safety":{"plain":{"saddle_sensory_change":false}},\
                "inRoom":false}\
                """;

        var read = (Entry.CheckedIn) Json.entry("checked-in.v1", body);

        assertThat(read.safetyFrom()).isEmpty();
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsAConsultationOfTheDaysBeforeItHadAPlaceForMedicinesAndForWhatWasExplained() {
        var sample =
                Samples.entries().stream()
                        .filter(Entry.Consulted.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        var body =
                Json.write(sample)
                        .replace(",\"medicines\":\"Apixaban\"", "")
                        .replace(",\"explained\":\"4\"", "");

        var read = (Entry.Consulted) Json.entry("consulted.v1", body);

        assertThat(body).doesNotContain("Apixaban", "explained");
        assertThat(read.consultation().medicines()).isEmpty();
        assertThat(read.consultation().explained()).isEmpty();
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsAVisitOfTheDaysBeforeThrustWasAskedFor() {
        var body =
                Json.write(new Entry.SessionSigned(Samples.fullSession()))
                        .replace(",\"thrust\":true", "");

        var read = (Entry.SessionSigned) Json.entry("session-signed.v1", body);

        assertThat(body).doesNotContain("thrust");
        assertThat(read.session().others()).contains(new Technique.Therapy("TH-CHIRO", "L5"));
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsAVisitOfTheDaysBeforeHarmsOfTheDayWereAskedForByThemselves() {
        var body =
                Json.write(new Entry.SessionSigned(Samples.fullSession()))
                        .replace("\"harmsToday\":1,", "");

        var read = (Entry.SessionSigned) Json.entry("session-signed.v1", body);

        assertThat(read.session().harmsToday()).isEmpty();
        assertThat(read.session().earlierHarms()).hasSize(1);
        assertThat(read.session().todaysHarms()).isEmpty();
        assertThat(Json.write(read)).isEqualTo(body);
    }

    @Test
    void readsAVisitOfTheDaysBeforeItsReasonsAndTimesStoodByThemselves() {
        var body = Json.write(new Entry.SessionSigned(Samples.bareSession()));

        var read = (Entry.SessionSigned) Json.entry("session-signed.v1", body);

        assertThat(body).doesNotContain("reasons", "times");
        assertThat(read.reasons()).isEmpty();
        assertThat(read.times()).isEmpty();
    }

    @Test
    void readsAPlanOfTheDaysBeforeItSaidHowEachTechniqueIsDone() {
        var body =
                """
                {"plan":{"style":"TCM","rationale":"","variation":"SEMI_FIXED",\
                "points":[{"point":"GB30","side":"RIGHT"}],"techniques":["manual","ea"],\
                "parameters":"2/100 Hz, 20 minutes","sessions":10,"perWeek":2,\
                "retentionMinutes":25,"combined":[],"selfCare":[],"herbs":[],\
                "goal":"walk to the sea","reviewOn":"2026-06-15","stopIf":"",\
                "setting":"clinic"},"setAside":[],"ruling":{"level":"same_day",\
                "flags":["RF-CES-01"],"open":[],"rules":"2026-05"},"informationVersion":"v1"}\
                """;

        var read = (Entry.PlanAgreed) Json.entry("plan-agreed.v1", body);

        assertThat(read.plan().parameters()).isEqualTo("2/100 Hz, 20 minutes");
        assertThat(read.plan().ways()).isEmpty();
        assertThat(read.plan().supplements()).as("nor which supplements").isEmpty();
        assertThat(Json.write(read)).isEqualTo(body);
    }
}
