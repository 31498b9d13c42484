package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.body.Mark;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Story;
import huantiao.care.Taken;
import huantiao.triage.Facts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A practitioner, one person in care, and what is asked of their pages. */
abstract class ChartingPages {

    static CareServer server;
    static Caller pia;

    final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    /** The three forms that are written into one chart. */
    enum Paper {
        CONSULTATION("/consultation", "/consultation", "diagnosis", "consultation"),
        PLAN("/plan", "/plan", "goal", "plan"),
        VISIT("/sessions/new", "/sessions", "note", "session");

        final String open;
        final String sent;
        final String text;
        final String draft;

        Paper(String open, String sent, String text, String draft) {
            this.open = open;
            this.sent = sent;
            this.text = text;
            this.draft = draft;
        }
    }

    @BeforeAll
    static void opens() {
        server = CareServer.open();
        pia = server.caller(Staff.pia());
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    @BeforeEach
    void bringsMeiIntoCare() {
        server.bringIntoCare(mei);
    }

    /** The course of care ends today, its goal reached. */
    final void endTheCourse() {
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart ->
                        CareSteps.close(
                                chart,
                                new Entry.EpisodeClosed(
                                        Entry.EpisodeClosed.Why.GOAL_REACHED, "", today()),
                                today()));
    }

    /** Leg pain of the last seven days was scored alone, so long ago. */
    final void scoredAlone(Duration ago) {
        var leg = new Taken("nrs_leg", new TreeMap<>(Map.of("1", "6")), Optional.of(6.0), "");
        server.charts.<String>add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant().minus(ago),
                _ ->
                        Result.ok(
                                List.of(
                                        new Entry.CheckedIn(
                                                0, List.of(leg), FactsTold.NOTHING, false))));
    }

    /** What the list of problems says, a line each. */
    static List<String> summary(String html) {
        var list = html.replaceAll("(?s).*<section class=\"problems\"(.*?)</section>.*", "$1");
        return Pattern.compile("(?s)<li>(.*?)</li>")
                .matcher(list)
                .results()
                .map(line -> words(line.group(1)).strip())
                .map(line -> line.replace("&quot;", "\""))
                .toList();
    }

    /** Each line leads to a field, and no fold around that field is closed. */
    static void assertEachLineLeadsToAFieldThatIsSeen(String html) {
        var list = html.replaceAll("(?s).*<section class=\"problems\"(.*?)</section>.*", "$1");
        var targets =
                Pattern.compile("href=\"#([^\"]+)\"")
                        .matcher(list)
                        .results()
                        .map(one -> one.group(1))
                        .toList();
        assertThat(targets).isNotEmpty();
        for (var target : targets) {
            assertThat(isUnfolded(html, " id=\"" + target + "\"")).as(target).isTrue();
        }
    }

    /** True if no fold around that piece of the page is closed. */
    static boolean isUnfolded(String html, String piece) {
        int at = html.indexOf(piece);
        assertThat(at).as(piece).isPositive();
        var folds = new ArrayDeque<Boolean>();
        var fold = Pattern.compile("<details[^>]*>|</details>").matcher(html);
        while (fold.find() && fold.start() < at) {
            if (fold.group().startsWith("</")) {
                folds.pop();
            } else {
                folds.push(fold.group().contains(" open"));
            }
        }
        return !folds.contains(false);
    }

    /** Signs a visit and gives back the page it is read on. */
    String sign(List<Map.Entry<String, String>> fields, String... more) {
        var all = fields;
        for (int i = 0; i < more.length; i += 2) {
            all = with(all, more[i], more[i + 1]);
        }
        pia.get(person() + "/sessions/new");
        var answer = pia.post(person() + "/sessions", seen(all));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return pia.get(person() + "/sessions/" + chart().seen()).body();
    }

    String check(List<Map.Entry<String, String>> fields) {
        var answer = pia.post(person() + "/sessions/check", fields, "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<html");
        return answer.body();
    }

    List<Map.Entry<String, String>> seen(List<Map.Entry<String, String>> fields) {
        return with(fields, "seen", "" + chart().seen());
    }

    /** The same fields, one of them with another value. */
    static List<Map.Entry<String, String>> with(
            List<Map.Entry<String, String>> fields, String name, String value) {
        return Stream.concat(
                        fields.stream().filter(field -> !field.getKey().equals(name)),
                        Stream.of(entry(name, value)))
                .toList();
    }

    /** Everything a form needs; its free text begins with "Complete as it stands". */
    List<Map.Entry<String, String>> complete(Paper paper, long seen) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(entry("seen", "" + seen));
        fields.add(entry(paper.text, "Complete as it stands."));
        var review = today();
        switch (paper) {
            case CONSULTATION -> {
                fields.addAll(allNo());
                fields.add(entry("goal", "Walk to the market"));
                fields.add(entry("review_on", review.plusWeeks(5).toString()));
            }
            case PLAN -> {
                fields.addAll(allNo());
                fields.addAll(
                        List.of(
                                entry("technique", "manual"),
                                entry("side-GB30", "right"),
                                entry("sessions", "10"),
                                entry("per_week", "2"),
                                entry("retention", "30"),
                                entry("variation", "semi_fixed"),
                                entry("style", "Chinese"),
                                entry("rationale", "As in the trials."),
                                entry("setting", "Treatment room"),
                                entry("review_on", review.plusWeeks(5).toString())));
            }
            case VISIT -> fields.addAll(visit());
        }
        return fields;
    }

    /** Facts that a page asks for. */
    static List<String> factsShown(String html) {
        return Pattern.compile("name=\"shown\" value=\"([a-z0-9_]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What the form of a page would send as it stands: its last form. */
    static List<Map.Entry<String, String>> sentBy(String html) {
        var form = html.substring(html.lastIndexOf("<form class=\"form"));
        var fields = new ArrayList<Map.Entry<String, String>>();
        Pattern.compile("(?s)<input ([^>]*)>|<textarea ([^>]*)>(.*?)</textarea>")
                .matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .forEach(field -> {
                    var input = field.group(1);
                    var of = input == null ? field.group(2) : input;
                    boolean ticked = of.contains("\"radio\"") || of.contains("\"checkbox\"");
                    var name = attribute(of, "name");
                    if (!name.isEmpty() && (!ticked || of.matches("(?s).*\\bchecked\\b.*"))) {
                        var value = input == null ? field.group(3) : attribute(of, "value");
                        fields.add(entry(name, value.replace("&amp;", "&")));
                    }
                });
        return fields;
    }

    /** What stands in the input of that name. */
    static String valueOf(String html, String name) {
        var field = Pattern.compile("<input[^>]* name=\"%s\"[^>]*>".formatted(name)).matcher(html);
        assertThat(field.find()).as(name).isTrue();
        return attribute(field.group(), "value").replace("&amp;", "&");
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    /** What can be read of a page, on one line. */
    static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** What the person tells in a symptom check that is noted now. */
    void checkedSymptoms(Facts told, List<Mark> marks, Story story) {
        InCare.tell(server.charts, records(), server.clock.instant(), told, marks, story);
    }

    static LocalDate today() {
        return LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
    }

    static List<Map.Entry<String, String>> visit() {
        return all(
                needle("GB30", "40", "manual", "de_qi"),
                List.of(
                        entry("before_leg", "6"),
                        entry("after_leg", "5"),
                        entry("consent", "yes"),
                        entry("harms_asked", "none"),
                        entry("harms_today", "none"),
                        entry("sought", "de_qi"),
                        entry("retention", "30"),
                        entry("diameter", "0.30"),
                        entry("length", "50"),
                        entry("lot", "Example Needles, lot 7"),
                        entry("needles_in", "1"),
                        entry("needles_out", "1"),
                        entry("day", today().toString()),
                        entry("from", "09:25"),
                        entry("to", "10:00")));
    }

    /** A needle of a visit on the right, as its row sends it. */
    static List<Map.Entry<String, String>> needle(
            String point, String depth, String stim, String response) {
        return List.of(
                entry("point", point),
                entry("place", ""),
                entry("side", "right"),
                entry("depth", depth),
                entry("stim", stim),
                entry("response", response));
    }

    /** A pair of leads between two needles, of a plan or of a visit. */
    static List<Map.Entry<String, String>> leads(String from, String to, String hz, String wave) {
        return List.of(
                entry("ea_from", from),
                entry("ea_to", to),
                entry("ea_hz", hz),
                entry("ea_wave", wave),
                entry("ea_ma", "1.5"),
                entry("ea_min", "20"),
                entry(felt(from), "yes"),
                entry(felt(to), "yes"));
    }

    /** Where it is answered whether feeling is normal at a needle of a pair. */
    static String felt(String needle) {
        return "felt." + needle.replace(' ', '-');
    }

    /** The fields of several parts of a form, one part after the other. */
    @SafeVarargs
    static List<Map.Entry<String, String>> all(List<Map.Entry<String, String>>... parts) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var part : parts) {
            fields.addAll(part);
        }
        return List.copyOf(fields);
    }

    static List<Map.Entry<String, String>> allNo() {
        return InCare.allNo().names().stream().map(fact -> entry(fact, "no")).toList();
    }

    /** Posts fields given as name, value, name, value. */
    HttpResponse<String> post(String page, String... pairs) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(entry(pairs[i], pairs[i + 1]));
        }
        return pia.post(person() + page, fields);
    }

    String person() {
        return "/people/" + mei.patient();
    }

    Chart chart() {
        return server.chart(mei);
    }

    Permit records() {
        return Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
    }
}
