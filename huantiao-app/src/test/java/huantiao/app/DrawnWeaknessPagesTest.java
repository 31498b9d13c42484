package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.body.Mark;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.FactType;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weakness that the person drew, and answered no to: the no does not count (decision 0386). */
class DrawnWeaknessPagesTest extends ChartingPages {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([a-z_0-9]+)\"");

    private static final List<String> ALONE =
            List.of(
                    "saddle",
                    "strength",
                    "injury",
                    "vessels",
                    "place",
                    "walking",
                    "story",
                    "course",
                    "medicines",
                    "conditions",
                    "consent");

    private static final String CALM = "No warning sign";

    private final Whose fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeEach
    void registers() {
        server.register(fresh, Cast.mei());
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void thePersonWhoDrawsWeaknessAfterANoIsAskedBesideTheDrawing() {
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        for (var screen : ALONE.subList(0, 4)) {
            answers(guest, "/me/intake/" + screen, calm());
        }
        var place = "/me/intake/place";
        var drawn = draws("shin-right-weakness");

        assertThat(location(guest.post(place, drawn))).endsWith("/intake/place?against#against");
        var asked = guest.get(place).body();
        assertThat(words(asked))
                .contains("You marked weakness: Shin right. You also answered no to weakness.");
        assertThat(asked).contains("name=\"leg_weakness\"", "name=\"against\" value=\"read\"");

        var yes = new ArrayList<>(drawn);
        yes.add(entry("shown", "leg_weakness"));
        yes.add(entry("leg_weakness", "mild"));
        assertThat(location(guest.post(place, yes))).doesNotContain("against");
        assertThat(guest.get("/me/intake/strength").body())
                .containsPattern("name=\"leg_weakness\" value=\"mild\"[^>]* checked");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aNoThatStaysBesideTheDrawingIsOpenAndNeverCalledNoWarningSign() {
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        var calm = calm();
        for (var screen : ALONE) {
            var path = "/me/intake/" + screen;
            for (int round = 0; round < 2; round++) {
                var fields = fields(shown(guest.get(path).body()), calm);
                if (screen.equals("place")) {
                    fields.add(entry("mark", "foot_top-left-weakness"));
                }
                fields.add(entry("against", "read"));
                guest.post(path, fields);
            }
        }
        var told = server.chart(fresh).latest(Entry.SymptomsTold.class).orElseThrow().entry();
        assertThat(told.facts().plain())
                .as("as it was answered")
                .containsEntry("leg_weakness", "none");
        assertThat(server.chart(fresh).facts().plain())
                .doesNotContainKeys("leg_weakness", "leg_weakness_trend");
        assertThat(words(guest.get("/me/intake/result").body()))
                .contains(
                        "One answer has to be asked again",
                        "You marked weakness (Top of the foot left) and answered no")
                .doesNotContain(CALM);

        var base = "/people/" + fresh.patient();
        assertThat(words(pia.get(base + "/intake/result").body()))
                .contains("The person marked weakness (Top of the foot left) and answered no")
                .doesNotContain(CALM);
        assertThat(words(pia.get(base).body())).doesNotContain(CALM);
        var consultation = pia.get(base + "/consultation").body();
        assertThat(consultation).contains("name=\"leg_weakness\"");
        assertThat(words(consultation))
                .contains("The person marked weakness (Top of the foot left) and answered no");

        pia.post(
                base + "/questions",
                List.of(
                        entry("seen", String.valueOf(server.chart(fresh).seen())),
                        entry("shown", "leg_weakness"),
                        entry("leg_weakness", "none")));
        assertThat(server.chart(fresh).facts().plain())
                .as("asked again: the answer counts")
                .containsEntry("leg_weakness", "none");
        assertThat(words(pia.get(base + "/intake/result").body()))
                .doesNotContain("The no does not count");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoeverAsksIsToldOfItAtOnceAndOnceMoreBeforeItIsSent() {
        var base = "/people/" + fresh.patient() + "/intake/";
        pia.get(base + "place");
        pia.post(base + "place", fields(List.of("mark"), Map.of("mark", "shin-left-weakness")));
        var path = base + "saddle";
        var fields = fields(shown(pia.get(path).body()), calm());

        var region = pia.post(path + "/draft", fields, "HX-Request", "true").body();
        assertThat(words(region)).contains("Marked as weakness: Shin left. Beside it the no");
        pia.get(path);
        assertThat(location(pia.post(path, fields(List.of("leg_weakness"), calm()))))
                .endsWith("/intake/saddle?against#against");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noPlanIsAgreedAndNoVisitOpensWhileItIsOpen() {
        toldWith("shin-right-weakness");

        pia.get(person() + "/plan");
        var held = pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen()));
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(summary(held.body()))
                .anySatisfy(line ->
                        assertThat(line).contains("Something that was found or marked speaks"));
        assertThat(pia.get(person() + "/safety").body()).contains("name=\"leg_weakness\"");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aMarkOfTheLowBackAndAYesChangeNothing() {
        toldWith("low_back-right-weakness");
        assertThat(chart().facts().plain()).containsEntry("leg_weakness", "none");
    }

    private void toldWith(String mark) {
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered().with("leg_weakness", "none"),
                                List.of(Mark.read(mark).orElseThrow()),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES)));
    }

    private static List<Map.Entry<String, String>> draws(String mark) {
        return new ArrayList<>(List.of(entry("shown", "mark"), entry("mark", mark)));
    }

    private static void answers(Caller guest, String path, Map<String, String> answers) {
        for (int round = 0; round < 2; round++) {
            guest.post(path, fields(shown(guest.get(path).body()), answers));
        }
    }

    private static List<String> shown(String page) {
        return SHOWN.matcher(page).results().map(one -> one.group(1)).distinct().toList();
    }

    private static List<Map.Entry<String, String>> fields(
            List<String> shown, Map<String, String> answers) {
        return new ArrayList<>(
                shown.stream()
                        .flatMap(name ->
                                Stream.concat(
                                        Stream.of(entry("shown", name)),
                                        answers.containsKey(name)
                                                ? Stream.of(entry(name, answers.get(name)))
                                                : Stream.of()))
                        .toList());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static Map<String, String> calm() {
        var calm = new TreeMap<String, String>();
        for (var fact : InCare.RULES.vocabulary().declarations()) {
            switch (fact.type()) {
                case FactType.Truth _ -> calm.put(fact.name(), "no");
                case FactType.Choice(var values) ->
                        calm.put(
                                fact.name(),
                                Stream.of("none", "never", "stable", "no")
                                        .filter(values::contains)
                                        .findFirst()
                                        .orElse("unknown"));
                case FactType.Whole _ -> calm.put(fact.name(), "30");
                case FactType.Decimal _, FactType.Many _ -> {}
            }
        }
        calm.put("weeks_good_conservative_care", "2");
        calm.put("since", "9");
        calm.put("since_unit", "weeks");
        return calm;
    }
}
