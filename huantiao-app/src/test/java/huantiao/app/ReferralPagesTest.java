package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Level;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                        "Next: two things, before any plan",
                        "Refer the person, to be seen by 16 Mar 2026.",
                        "Letter to the doctor",
                        "Note whom the person was sent to",
                        "Ask that doctor whether gentle care may go on.",
                        "Note the agreement",
                        "Refer the person urgently: seen by a doctor by 16 Mar 2026.")
                .doesNotContain("Look at the plan");
        assertThat(words(pia.get(person() + "/safety").body()))
                .contains(LINE + "Not sent on yet; gentle care not agreed yet.");

        var sent = kept("/referrals", "to_whom", "Dr Moss");
        assertThat(words(sent))
                .contains("Kept Sent on to Dr Moss.")
                .contains("Ask that doctor: may gentle care go on meanwhile?");
        assertThat(primary(sent)).containsExactly("Note the agreement");
        assertThat(isUnfolded(sent, "id=\"f-to_whom\"")).isFalse();
        assertThat(isUnfolded(sent, "id=\"f-agreed_with\"")).isTrue();

        var agreed = kept("/referrals/agreement", "agreed_with", "Dr Haddad");
        assertThat(words(agreed))
                .contains("Kept Referral agreed with Dr Haddad.")
                .contains("Referred, to be seen by 16 Mar 2026. Gentle care goes on meanwhile.");
        assertThat(isUnfolded(agreed, "id=\"f-agreed_with\"")).isFalse();
        assertThat(agreed).doesNotContain("value=\"Dr Moss\"");

        var line =
                LINE
                        + "Sent on to Dr Moss, 2 Mar 2026; gentle care agreed with Dr Haddad, 2 Mar"
                        + " 2026.";
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
        assertThat(filled(pia.get(person()).body())).containsExactly("Start a visit");

        consulted();
        var found = pia.get(person()).body();
        assertThat(filled(found)).containsExactly("Note it");
        assertThat(words(found)).contains("Start a visit");
        kept("/referrals", "to_whom", "Dr Moss");
        assertThat(filled(pia.get(person()).body())).containsExactly("Note the agreement");
        kept("/referrals/agreement", "agreed_with", "Dr Haddad");
        assertThat(filled(pia.get(person()).body())).containsExactly("Start a visit");
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

    /** Sends a small form of the person's page and follows where it leads. */
    private String kept(String form, String field, String value) {
        var answer = pia.post(person() + form, Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return pia.get(location.substring(location.indexOf("/people"))).body();
    }

    private static List<String> primary(String html) {
        return Pattern.compile("(?s)<a class=\"button button-primary\"[^>]*>(.*?)</a>")
                .matcher(html)
                .results()
                .map(one -> words(one.group(1)).strip())
                .toList();
    }
}
