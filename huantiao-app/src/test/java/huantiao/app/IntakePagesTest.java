package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The symptom check as somebody of the clinic fills it in with the person. */
class IntakePagesTest extends ChartingPages {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([a-z_]+)\"");

    private static final Pattern BUTTON = Pattern.compile("All (\\d+) asked, each answered no");

    @Test
    void whoAsksTheQuestionsThatComeFirstMayNoteThatEachWasAnsweredNo() {
        var page = pia.get(person() + "/intake/saddle").body();
        var shown = shown(page);
        var first =
                shown.stream()
                        .filter(InCare.RULES.flags().factsToAskFirst()::contains)
                        .filter(fact -> page.contains("name=\"%s\" value=\"no\"".formatted(fact)))
                        .toList();
        assertThat(BUTTON.matcher(page).results().map(found -> found.group(1)))
                .containsExactly(String.valueOf(first.size()));

        var sent = send(pia, person() + "/intake/saddle", shown, Map.of());

        assertThat(sent.headers().firstValue("location").orElseThrow())
                .as("the others are still to be answered")
                .endsWith("/intake/saddle");
        var answered = pia.get(person() + "/intake/saddle").body();
        for (var fact : shown) {
            if (first.contains(fact)) {
                assertThat(answered).containsPattern(chosen(fact, "no"));
            } else {
                assertThat(answered).doesNotContainPattern(chosen(fact, "no"));
            }
        }
    }

    /** One answered by itself stays as it was answered, and stops the way if it must. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aQuestionAnsweredByItselfIsNotAnsweredNoWithTheOthers() {
        var shown = shown(pia.get(person() + "/intake/saddle").body());

        var sent =
                send(
                        pia,
                        person() + "/intake/saddle",
                        shown,
                        Map.of("saddle_sensory_change", "yes"));

        assertThat(sent.headers().firstValue("location").orElseThrow()).endsWith("/intake/result");
    }

    /** A person alone with a phone reads each question and answers each. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aPersonWhoAnswersByThemselvesAnswersEachByItself() {
        var guest = server.guest(mei);
        var page = guest.get("/me/intake/saddle").body();
        assertThat(page).doesNotContain("each answered no");

        send(guest, "/me/intake/saddle", shown(page), Map.of());

        assertThat(guest.get("/me/intake/saddle").body())
                .doesNotContainPattern("value=\"no\"[^>]* checked");
    }

    private static HttpResponse<String> send(
            Caller who, String path, List<String> shown, Map<String, String> answers) {
        var fields = new ArrayList<>(List.copyOf(answers.entrySet()));
        shown.forEach(fact -> fields.add(Map.entry("shown", fact)));
        fields.add(Map.entry("all", "no"));
        return who.post(path, fields);
    }

    private static List<String> shown(String page) {
        return SHOWN.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String chosen(String fact, String value) {
        return "name=\"%s\" value=\"%s\"[^>]* checked".formatted(fact, value);
    }
}
