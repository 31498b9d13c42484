package huantiao.app;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.TOMAS;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.hugo;
import static huantiao.access.Staff.pia;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Account;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people, browsers and attackers send by mistake or on purpose, to the clinic as it runs. */
class BadInputTest {

    private static final Pattern PERSON =
            Pattern.compile("/people/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private static WholeClinic clinic;

    @BeforeAll
    static void open() {
        clinic = WholeClinic.open();
        clinic.register(frank(), MEI, Cast.mei());
        clinic.register(frank(), TOMAS, Cast.tomas());
        clinic.register(hugo(), NOOR, Cast.tomas());
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "陈 美",
                "محمد بن موسى الخوارزمي",
                "עדה לאבלייס",
                "O'Brien-Ŝmith, Jr.",
                "🪡 Needle 👩🏽‍⚕️",
                "<script>alert(1)</script>",
                "Robert'); drop table journal;--",
                "${7*7} {{7*7}} %{7*7}",
                "null",
                "ﷺ",
                "Zoë\u0301"
            })
    void aNameOfAnyScriptIsKeptAsItWasWrittenAndShownAsText(String name) {
        var frank = at(frank(), "/people/new");

        var answer = frank.post("/people", person(name, "1970-01-01"));

        assertThat(answer.statusCode()).isEqualTo(302);
        var shown = frank.get(location(answer)).body();
        assertThat(clinic.chart(pia(), whose(answer)).patient().name().text()).isEqualTo(name);
        assertThat(shown).contains("lang=\"en\"").doesNotContain("<script>alert");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("name", "A\0B"),
                Arguments.of("name", "A\u001b[31mB"),
                Arguments.of("name", "first line\r\nSet-Cookie: a=b"),
                Arguments.of("name", "\u202Egpj.exe"),
                Arguments.of("name", "   "),
                Arguments.of("born", "1826-01-01"),
                Arguments.of("born", "0001-01-01"),
                Arguments.of("born", "-9999-01-01"),
                Arguments.of("born", "+999999999-12-31"),
                Arguments.of("born", "-999999999-01-01"),
                Arguments.of("born", "2999-01-01"),
                Arguments.of("born", "1970-02-30"),
                Arguments.of("born", "01/02/1970"),
                Arguments.of("born", "yesterday"),
                Arguments.of("born", "1970-01-01T00:00:00Z"),
                Arguments.of("sex", "everything"),
                Arguments.of("email", "not an address"),
                Arguments.of("email", "a@b.c\r\nBcc: everybody@example.org"),
                Arguments.of("phone", "call me"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefusedWithTheFieldAndNothingTypedIsLost(String field, String value) {
        var frank = at(frank(), "/people/new");
        var form = new HashMap<>(person("Nobody Atall", "1970-01-01"));
        form.put("email", "kept@example.org");
        form.put(field, value);

        var answer = frank.post("/people", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#f-" + field);
        if (!field.equals("name")) {
            assertThat(answer.body()).contains("Nobody Atall");
        }
        if (!field.equals("email")) {
            assertThat(answer.body()).contains("kept@example.org");
        }
        assertThat(answer.headers().map()).doesNotContainKeys("a", "bcc");
        assertThat(clinic.signedIn(frank()).get("/people?q=Nobody").body())
                .doesNotContain("/details\"");
    }

    @Test
    void aNameOfTenThousandCharactersIsRefusedAndAPersonOf130IsNot() {
        var frank = at(frank(), "/people/new");

        assertThat(frank.post("/people", person("x".repeat(10_000), "1970-01-01")).statusCode())
                .isEqualTo(422);
        var oldest = LocalDate.now(Staff.RIVERSIDE.zone()).minusYears(130).toString();
        assertThat(frank.post("/people", person("Old Timer", oldest)).statusCode()).isEqualTo(302);
        var older = LocalDate.now(Staff.RIVERSIDE.zone()).minusYears(131).toString();
        assertThat(frank.post("/people", person("Older Timer", older)).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Half a pair of surrogates, an overlong NUL, a byte that is no UTF-8, half an
                // escape.
                "name=%ED%A0%80&born=1970-01-01&sex=female",
                "name=%C0%80&born=1970-01-01&sex=female",
                "name=%FF%FE&born=1970-01-01&sex=female",
                "name=%&born=1970-01-01&sex=female",
                "name=%zz&born=1970-01-01&sex=female",
                "&&&===&&",
                "name[]=a&name[0]=b&name.text=c"
            })
    void bytesThatAreNoTextBreakNothing(String body) {
        var frank = at(frank(), "/people/new");

        var answer = frank.postRaw("/people", "_csrf=" + frank.token() + "&" + body);

        assertThat(answer.statusCode()).isIn(302, 400, 422);
        assertThat(frank.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void tenThousandFieldsAreRefusedOrIgnoredAndBreakNothing() {
        var frank = at(frank(), "/people/new");
        var body = new StringBuilder("_csrf=" + frank.token());
        for (int i = 0; i < 10_000; i++) {
            body.append("&f").append(i).append("=1");
        }

        assertThat(frank.postRaw("/people", body.toString()).statusCode()).isIn(400, 413, 422);
        assertThat(frank.get("/people").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/1",
                "/people/null",
                "/people/00000000-0000-0000-0000-000000000000",
                "/people/{patient}/sessions/abc",
                "/people/{patient}/sessions/-1",
                "/people/{patient}/sessions/0",
                "/people/{patient}/sessions/1",
                "/people/{patient}/sessions/99999999999999999999",
                "/people/{patient}/sessions/1e3",
                "/people/{patient}/sessions/%F0%9F%AA%A1",
                "/assets/..%5c..%5cpom.xml",
                "/members/1"
            })
    void anAddressOfTheWrongKindIsNotThere(String path) {
        var answer =
                clinic.signedIn(hugoOrPia(path))
                        .get(path.replace("{patient}", MEI.patient().toString()));

        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at huantiao.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "%", "_", "\\", "\u0000", "a\u0000b", "((((", "🪡", "x' or '1'='1"})
    void aSearchForAnythingIsASearch(String text) {
        var answer = clinic.signedIn(pia()).get("/people?q=" + encoded(text));

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain(NOOR.patient().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/xml",
                "multipart/form-data",
                "nonsense"
            })
    void aFormInAnotherGuiseChangesNothing(String type) {
        var pia = at(pia(), "/people/" + MEI.patient());
        long before = seen(MEI);

        var answer =
                pia.postAs(
                        type,
                        "/people/%s/addenda".formatted(MEI.patient()),
                        "{\"to\":1,\"addendum\":\"x\"}");

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(seen(MEI)).isEqualTo(before);
    }

    @Test
    void theSecondOfTwoTabsIsToldAndLosesNothing() {
        var details = "/people/%s/details".formatted(TOMAS.patient());
        var first = at(frank(), details);
        var second = at(pia(), details);
        long seen = seen(TOMAS);

        var kept = first.post(details, correction("Tomás Ibarra", "first@example.org", seen));
        var moved = second.post(details, correction("Tomás Ibarra", "second@example.org", seen));

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(moved.body())
                .contains("Somebody changed this record meanwhile")
                .contains("second@example.org");
        assertThat(clinic.chart(pia(), TOMAS).patient().contact().email())
                .isEqualTo("first@example.org");
        var again =
                second.post(
                        details,
                        correction("Tomás Ibarra", "second@example.org", hidden(moved, "seen")));
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(clinic.chart(pia(), TOMAS).patient().contact().email())
                .isEqualTo("second@example.org");
    }

    @Test
    void aFormSentTwiceRegistersOnePerson() {
        var frank = at(frank(), "/people/new");
        var form = new HashMap<>(person("Twice Sent", "1970-01-01"));
        form.put("id", UUID.randomUUID().toString());

        var first = frank.post("/people", form);
        var second = frank.post("/people", form);

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(location(second)).isEqualTo(location(first));
        assertThat(clinic.chart(pia(), whose(first)).seen()).isEqualTo(1);
    }

    @Test
    void whoGoesBackAndSendsTheFormWithAnotherNameIsShownACorrection() {
        var frank = at(frank(), "/people/new");
        var form = new HashMap<>(person("Going Bakc", "1970-01-01"));
        form.put("id", UUID.randomUUID().toString());
        var first = frank.post("/people", form);

        form.put("name", "Going Back");
        var again = frank.post("/people", form);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("Going Back")
                .contains("action=\"/people/%s/details\"".formatted(form.get("id")));
        assertThat(clinic.chart(pia(), whose(first)).patient().name().text())
                .isEqualTo("Going Bakc");
    }

    @Test
    void anAdditionSentTwiceIsNotedOnce() {
        var page = "/people/" + TOMAS.patient();
        var pia = at(pia(), page);
        var form = Map.of("to", "1", "addendum", "Prefers to be called Tom. 🪡 \u0000 环跳");
        long before = seen(TOMAS);

        assertThat(pia.post(page + "/addenda", form).statusCode()).isEqualTo(302);
        assertThat(pia.post(page + "/addenda", form).statusCode()).isEqualTo(302);

        assertThat(seen(TOMAS)).isEqualTo(before + 1);
        assertThat(pia.get(page).body()).contains("Prefers to be called Tom. 🪡");
    }

    @Test
    void anAdditionToWhatIsNotThereIsRefused() {
        var page = "/people/" + MEI.patient();
        var pia = at(pia(), page);

        for (var to : List.of("0", "-1", "999999999", "99999999999999999999", "one", "")) {
            var answer =
                    pia.post(page + "/addenda", Map.of("to", to, "addendum", "typed with care"));
            assertThat(answer.statusCode()).as(to).isEqualTo(422);
        }
    }

    @Test
    void aLinkReplayedAfterItsUseOpensNothingAndSaysSo() {
        var pia = at(pia(), "/people/%s/links".formatted(MEI.patient()));
        var made =
                pia.post("/people/%s/links".formatted(MEI.patient()), Map.of("purpose", "intake"));
        var link = made.body().replaceAll("(?s).*(/l/[A-Za-z0-9_-]{43}).*", "$1");
        var mei = clinic.caller();
        mei.get(link);
        assertThat(mei.post(link, Map.of()).statusCode()).isEqualTo(303);
        mei.get("/me/intake/story");
        mei.post("/me/intake/story/draft", Map.of("shown", "story", "story", "Lifting a box"));
        var thief = clinic.caller();

        assertThat(thief.get(link).body())
                .contains("was opened before")
                .doesNotContain("Lifting", "Chen Mei");
        assertThat(thief.post(link, Map.of()).statusCode()).isEqualTo(410);
        assertThat(thief.get("/me/intake").statusCode()).isEqualTo(303);
    }

    @Test
    void everyFormOfAPersonAnswersNonsenseWithoutBreaking() {
        var broken = new ArrayList<String>();
        var pia = at(pia(), "/people/" + MEI.patient());
        for (var nonsense :
                List.of(
                        "",
                        "NaN",
                        "-1",
                        "1e309",
                        "99999999999999999999",
                        "\u0000",
                        "🪡".repeat(3000),
                        "'\"><b>")) {
            for (var route : clinic.routes()) {
                if (route.method().equals("POST") && route.path().startsWith("/people/{patient}")) {
                    var path =
                            route.path()
                                    .replace("{patient}", MEI.patient().toString())
                                    .replace("{step}", "symptoms")
                                    .replaceAll("\\{[^}]+}", "1");
                    var answer = pia.post(path, filled(nonsense));
                    if (answer.statusCode() >= 500 || answer.body().contains("<b>")) {
                        broken.add(
                                "%s with \"%.9s\": %d"
                                        .formatted(route.path(), nonsense, answer.statusCode()));
                    }
                }
            }
        }

        assertThat(broken).as("forms that broke").isEmpty();
        assertThat(clinic.chart(pia(), MEI).entries().getFirst().entry())
                .isInstanceOf(Entry.Registered.class);
    }

    @Test
    void everyFormOfAPatientAnswersNonsenseWithoutBreaking() {
        var broken = new ArrayList<String>();
        for (var purpose : LinkPurpose.values()) {
            var mei = clinic.guest(MEI, purpose);
            for (var nonsense : List.of("", "NaN", "-1", "\u0000", "🪡".repeat(3000))) {
                for (var route : clinic.routes()) {
                    if (route.method().equals("POST") && route.path().startsWith("/me/")) {
                        var path =
                                route.path()
                                        .replace("{step}", "symptoms")
                                        .replaceAll("\\{[^}]+}", "sbi");
                        var answer = mei.post(path, filled(nonsense));
                        if (answer.statusCode() >= 500) {
                            broken.add(
                                    "%s with \"%.9s\": %d"
                                            .formatted(
                                                    route.path(), nonsense, answer.statusCode()));
                        }
                    }
                }
            }
        }

        assertThat(broken).as("forms that broke").isEmpty();
    }

    /** Every field that any form of ours knows, filled with the same. */
    private static Map<String, String> filled(String with) {
        var form = new HashMap<String, String>();
        for (var field :
                List.of(
                        "name",
                        "born",
                        "sex",
                        "email",
                        "phone",
                        "id",
                        "seen",
                        "to",
                        "addendum",
                        "kind",
                        "why",
                        "note",
                        "last_day",
                        "to_whom",
                        "said",
                        "agreed_with",
                        "agrees",
                        "how",
                        "purpose",
                        "all",
                        "age",
                        "goal",
                        "review",
                        "review_on",
                        "leg",
                        "back",
                        "leg_pain",
                        "back_pain",
                        "gpe",
                        "rmdq",
                        "points",
                        "point",
                        "depth",
                        "side",
                        "stimulation",
                        "retention",
                        "minutes",
                        "needles_in",
                        "needles_out",
                        "pain_before",
                        "pain_after",
                        "decision",
                        "reason",
                        "fields",
                        "text",
                        "saddle",
                        "bladder",
                        "bowel",
                        "weakness",
                        "step",
                        "go")) {
            form.put(field, with);
        }
        return form;
    }

    private static Map<String, String> person(String name, String born) {
        return Map.of("name", name, "born", born, "sex", "female", "email", "", "phone", "");
    }

    private static Map<String, String> correction(String name, String email, long seen) {
        return Map.of(
                "name",
                name,
                "born",
                "1952-11-30",
                "sex",
                "male",
                "email",
                email,
                "phone",
                "",
                "seen",
                Long.toString(seen));
    }

    private static Caller at(Account account, String page) {
        var caller = clinic.signedIn(account);
        caller.get(page);
        return caller;
    }

    private static Account hugoOrPia(String path) {
        return path.startsWith("/members") ? hugo() : pia();
    }

    private static long seen(Whose whose) {
        return clinic.chart(pia(), whose).seen();
    }

    private static long hidden(HttpResponse<String> page, String name) {
        return Long.parseLong(
                page.body().replaceAll("(?s).*name=\"" + name + "\" value=\"(\\d+)\".*", "$1"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]*", "");
    }

    private static Whose whose(HttpResponse<String> answer) {
        var found = PERSON.matcher(location(answer));
        assertThat(found.find()).as(location(answer)).isTrue();
        return new Whose(Staff.RIVERSIDE.id(), PatientId.of(found.group(1)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
