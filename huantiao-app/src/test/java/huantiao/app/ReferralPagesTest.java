package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Level;
import huantiao.web.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** An urgent referral is done in its order, and is seen wherever the person is met. */
class ReferralPagesTest extends ChartingPages {

    private static final String LINE =
            "Doctor by 16 Mar 2026: weakness in a leg (Big-toe lift (L5), right: Reduced, grade"
                    + " 4). ";

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aReferralGoesThroughItsStepsAndStandsInEveryVisitAndOnThePaperForThePerson() {
        var noted = consulted();
        assertThat(words(noted))
                .containsSubsequence(
                        "Next: the referral, before any plan",
                        "Refer the person: seen by a doctor by 16 Mar 2026, and no plan before",
                        "Why: weakness in a leg (Big-toe lift",
                        "Write the letter",
                        "Sent to",
                        "by letter",
                        "by telephone",
                        "in person",
                        "Agrees that care goes on meanwhile",
                        "Yes",
                        "Not yet",
                        "No",
                        "Note it")
                .doesNotContain("Look at the plan");
        assertThat(noted.split("action=\"" + person() + "/referrals\"", -1)).hasSize(2);
        assertThat(words(pia.get(person() + "/safety").body()))
                .contains(LINE + "Not sent on yet; gentle care not agreed yet.");

        var sent = kept(Map.of("to_whom", "Dr Moss", "how", "telephone", "agrees", "not_yet"));
        assertThat(words(sent))
                .containsSubsequence(
                        "Kept Ask that doctor: may care go on meanwhile?",
                        "Sent on to Dr Moss by telephone, 2 Mar 2026",
                        "Does Dr Moss agree that care goes on meanwhile?");
        assertThat(filled(sent)).containsExactly("Note it");
        assertThat(isUnfolded(sent, "id=\"f-to_whom\"")).isFalse();
        assertThat(isUnfolded(sent, "id=\"f-agrees\"")).isTrue();
        assertThat(sent).doesNotContain("value=\"not_yet\"");

        var agreed = kept(Map.of("agrees", "yes", "agreed_with", "Dr Haddad"));
        assertThat(words(agreed))
                .containsSubsequence(
                        "Kept Referred, to be seen by 16 Mar 2026. Gentle care goes on meanwhile.",
                        "gentle care agreed with Dr Haddad, 2 Mar 2026");
        assertThat(isUnfolded(agreed, "id=\"f-agrees\"")).isFalse();
        assertThat(agreed).doesNotContain("value=\"Dr Moss\"");

        var line =
                LINE
                        + "Sent on to Dr Moss by telephone, 2 Mar 2026; gentle care agreed with Dr"
                        + " Haddad, 2 Mar 2026.";
        assertThat(words(pia.get(person() + "/safety").body())).contains(line);
        assertThat(words(sign(visit()))).contains(line);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("陈 美 (Chen Mei)", "Riverside Example Clinic")
                .containsSubsequence(
                        "See your doctor by 16 Mar 2026 at the latest. Tell them about: weakness"
                                + " in a leg.",
                        "We have sent you on to: Dr Moss.",
                        "We agreed to go on gently until then with: Dr Haddad.");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theFilledButtonOfThePersonsPageIsWhatComesBeforeAVisit() {
        pia.get(person() + "/sessions/new");
        sign(visit());
        assertThat(filled(pia.get(person()).body())).as("minutes after a visit").isEmpty();
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        assertThat(filled(pia.get(person()).body())).containsExactly("Start a visit");

        consulted();
        var found = pia.get(person()).body();
        assertThat(filled(found)).containsExactly("Note it");
        assertThat(words(found)).contains("Start a visit");
        kept(Map.of("to_whom", "Dr Moss"));
        assertThat(filled(pia.get(person()).body())).containsExactly("Note it");
        kept(Map.of("agrees", "yes", "agreed_with", "Dr Haddad"));
        assertThat(filled(pia.get(person()).body())).containsExactly("Start a visit");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoIsSentAtOnceHasTheLetterThatGoesAlongInTheAlarm() {
        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("all", "no", "bladder_cannot_pass", "yes"));

        var stopped = pia.get(person()).body();
        assertThat(stopped)
                .containsPattern(
                        "(?s)role=\"alert\".*Send this page along.*"
                                + Pattern.quote(person() + "/letters?reader=emergency"));
        assertThat(filled(stopped)).containsExactly("Letter to the emergency department");

        pia.get(person());
        kept(Map.of("to_whom", "Emergency department"));
        var sent = pia.get(person()).body();
        assertThat(filled(sent)).isEmpty();
        assertThat(words(sent))
                .containsPattern(
                        "send the person .*Sent on to Emergency department, \\d Mar 2026, ")
                .contains("Sent on again");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void bothFactsOfAReferralAreNotedAtOnceAndANoKeepsThePlanAway() {
        consulted();
        var declined = kept(Map.of("to_whom", "Dr Moss", "how", "letter", "agrees", "no"));
        assertThat(words(declined))
                .containsSubsequence(
                        "Kept No plan and no needles: that doctor does not agree.",
                        "Sent on to Dr Moss by letter, 2 Mar 2026",
                        "gentle care not agreed: Dr Moss said no, 2 Mar 2026")
                .doesNotContain("Make the plan");
        pia.get(person() + "/sessions/new");
        assertThat(words(pia.get(person() + "/safety").body()))
                .contains("gentle care not agreed: Dr Moss said no, 2 Mar 2026");

        var agreed = kept(Map.of("agrees", "yes"));
        assertThat(words(agreed)).contains("gentle care agreed with Dr Moss, 2 Mar 2026");
    }

    @Test
    void aReferralOfWhichNothingIsSaidNotesNothingAndSaysWhatIsMissing() {
        consulted();
        long before = chart().seen();

        for (var wrong :
                List.of(
                        Map.of("to_whom", "", "agrees", "not_yet"),
                        Map.of("to_whom", ""),
                        Map.of("agrees", "perhaps"),
                        Map.of("agrees", "yes"),
                        Map.of("to_whom", "", "how", "letter"),
                        Map.of("to_whom", "Dr Moss", "how", "pigeon"))) {
            assertThat(pia.post(person() + "/referrals", wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(words(pia.post(person() + "/referrals", Map.of("to_whom", "")).body()))
                .contains("Nothing to note yet. Say to whom the person was sent");
        assertThat(chart().seen()).isEqualTo(before);
    }

    @Test
    void aLetterThatWasMadeSaysSoAndNamesWhomThePersonIsSentTo() {
        consulted();
        var letters = person() + "/letters";
        pia.get(letters + "?reader=gp");
        var made =
                pia.post(
                        letters,
                        Map.of(
                                "seen", String.valueOf(chart().seen()),
                                "reader", "gp",
                                "to", "Dr Moss",
                                "asked", "Please see this person within two weeks.",
                                "leave", "agreed"));
        assertThat(made.statusCode()).isEqualTo(302);
        var location = made.headers().firstValue("Location").orElseThrow();
        assertThat(words(pia.get(location.substring(location.indexOf("/people"))).body()))
                .contains("Letter made for Dr Moss, 2 Mar 2026. Print or send it, then note here");

        var page = pia.get(person()).body();
        assertThat(words(page))
                .contains("Letter made for Dr Moss, 2 Mar 2026. Send it, then note it here.");
        assertThat(page).containsPattern("id=\"f-to_whom\"[^>]*value=\"Dr Moss\"");
        assertThat(page).containsPattern("name=\"how\" value=\"letter\" checked");
        kept(Map.of("to_whom", "Dr Haddad", "how", "in_person"));
        assertThat(pia.get(letters + "?reader=gp").body())
                .containsPattern("id=\"f-to\"[^>]*value=\"Dr Haddad\"");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLetterBeginsWithWhatWasFoundThePainInNumbersAndWhatNobodyKnows() {
        var other = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(other, Cast.mei());
        var person = "/people/" + other.patient();
        pia.get(person + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, server.chart(other).seen()));
        InCare.answered()
                .plain()
                .forEach((fact, value) -> {
                    fields.removeIf(one -> one.getKey().equals(fact));
                    if (value instanceof Boolean yes) {
                        fields.add(entry(fact, yes ? "yes" : "no"));
                    } else if (!(value instanceof List<?>)) {
                        fields.add(entry(fact, String.valueOf(value)));
                    }
                });
        fields.removeIf(one ->
                List.of("collapse_or_faint", "leg_weakness", "leg_weakness_trend")
                        .contains(one.getKey()));
        fields.add(entry("leg_weakness", "none"));
        fields.add(entry("test-HALLUX-right", "positive"));
        fields.add(entry("measured-HALLUX-right", "4"));
        fields.add(entry("test-HALLUX-left", "negative"));
        fields.add(entry("test-SLR-right", "positive"));
        fields.add(entry("measured-SLR-right", "45"));
        fields.add(entry("test-ANKLEJERK-left", "negative"));
        fields.add(entry("test-ANKLEJERK-right", "negative"));
        pia.post(person + "/consultation", fields);
        var she = server.guest(other);
        she.get("/me/check-in");
        she.post(
                "/me/check-in",
                Map.of(
                        "leg",
                        "6",
                        "back",
                        "3",
                        "weakness",
                        "none",
                        "saddle",
                        "no",
                        "bladder",
                        "no",
                        "bowel",
                        "no"));

        var letter = words(pia.get(person + "/letters?reader=gp").body());

        assertThat(letter)
                .containsSubsequence(
                        "What stands under \"In short\" says why.",
                        "In short",
                        "Nerve stretch: Straight leg raise right, 45°.",
                        "Weakness: Big-toe lift (L5) right, grade 4.",
                        "leg 6, back 3 over the last seven days (2 Mar 2026)",
                        "Urgent referral weakness in a leg",
                        "Not known Whether the weakness is getting worse from day to day.",
                        "Warning signs",
                        "Answered no",
                        "Was there a sudden severe pain in the back, belly or flank?",
                        "not asked in words; leg pain 6 (2 Mar 2026), back pain 3 (2 Mar 2026)",
                        "Straight leg raise right: Positive, 45°",
                        "Big-toe lift (L5) left: Normal; right: Reduced, grade 4",
                        "Normal on both sides Ankle jerk",
                        "Not tested Crossed")
                .doesNotContain("positive or reduced", "negative or normal", "not noted")
                .doesNotContain("No answers to judge by yet");
        assertThat(letter.split("Answered no")[1].split("Not asked or not known")[0])
                .doesNotContain("with faintness");
    }

    /** Every filled button and link of a page. */
    private static List<String> filled(String html) {
        return Pattern.compile("(?s)<(a|button) class=\"button button-primary[^>]*>(.*?)</\\1>")
                .matcher(html)
                .results()
                .map(one -> words(one.group(2)).strip())
                .toList();
    }

    @Test
    void whoNeedsNoReferralHasNoneInTheHeaderNorOnPaper() {
        assertThat(pia.get(person() + "/safety").body()).doesNotContain("who-referral");
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("陈 美 (Chen Mei)")
                .doesNotContain("See your doctor");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoWasSentOnAndAskedForLeavesTheWarningSignsOfTheDayUntilSomethingNewIsRaised() {
        consulted();
        kept(Map.of("to_whom", "Dr Moss"));
        assertThat(alarms()).as("that doctor was not asked yet").contains(person());
        kept(Map.of("agrees", "no"));
        assertThat(alarms()).as("nothing is to do until that doctor saw").doesNotContain(person());
        kept(Map.of("agrees", "yes"));
        assertThat(alarms()).doesNotContain(person());

        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("bilateral_leg_pain_new", "yes"));
        pia.post(person() + "/consultation", fields);
        assertThat(alarms()).contains(person());
    }

    /**
     * The warning signs to act on, as the page of the day lists them; empty where there is none.
     */
    private static String alarms() {
        var today = pia.get("/today").body();
        int from = today.indexOf("id=\"alarms\"");
        return from < 0 ? "" : today.substring(from, today.indexOf("</section>", from));
    }

    @Test
    void everyWarningSignThatLeadsToADoctorHasAFewPlainWords() {
        var words = new Words(server.bean(MessageSource.class), Locale.ENGLISH);
        for (var flag : InCare.RULES.flags().all()) {
            if (List.of(Level.URGENT_2W, Level.GP_SOON).contains(flag.action())) {
                assertThat(words.knows("flag.about." + flag.id())).as(flag.id()).isTrue();
            }
        }
    }

    private String consulted() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("leg_weakness", "none"));
        fields.add(entry("test-HALLUX-right", "positive"));
        fields.add(entry("measured-HALLUX-right", "4"));
        pia.post(person() + "/consultation", fields);
        var sequence = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        return pia.get(person() + "?noted=" + sequence).body();
    }

    /** Sends the form of a referral and follows where it leads. */
    private String kept(Map<String, String> fields) {
        var answer = pia.post(person() + "/referrals", fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return pia.get(location.substring(location.indexOf("/people"))).body();
    }
}
