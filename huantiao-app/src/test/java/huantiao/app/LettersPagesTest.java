package huantiao.app;

import static huantiao.app.ChartingPages.words;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.body.Side;
import huantiao.care.CareSteps;
import huantiao.care.Consultation;
import huantiao.care.Diary;
import huantiao.care.Entry;
import huantiao.care.Letter;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.web.evidence.ClinicCard;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A letter is shown before it leaves, kept word for word, and the same on paper. */
class LettersPagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    private static CareServer server;
    private static Caller pia;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeAll
    static void opens() {
        server = CareServer.open();
        pia = server.caller(Staff.pia());
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    @Test
    void whatStandsInTheDraftIsWhatLeavesAndWhatIsOnPaper() throws IOException {
        server.bringIntoCare(mei);

        var draft = pia.get(letters()).body();
        assertThat(draft)
                .contains("Warning signs", "Root pain, most likely S1.", "Sit through a concert.")
                .contains("not asked", "None noted.");
        var made = make(Map.of("to", "Dr Haddad"));
        var letter =
                server.chart(mei).latest(Entry.LetterMade.class).orElseThrow().entry().letter();

        var page = pia.get(made).body();
        try (var pdf = pdf(made)) {
            var paper = plain(new PDFTextStripper().getText(pdf));
            for (var part : letter.parts()) {
                for (var line : part.lines()) {
                    for (var sentence : line.said().split("\\R")) {
                        assertThat(draft).contains(escaped(sentence));
                        assertThat(page).contains(escaped(sentence));
                        assertThat(paper).contains(plain(sentence));
                    }
                    assertThat(paper).contains(plain(line.what()));
                }
            }
            assertThat(paper).contains(plain(letter.digest()), "DrHaddad", "陈美(ChenMei)");
        }
    }

    @Test
    void thePaperIsTaggedAndSaysItsLanguageAndTitle() throws IOException {
        server.bringIntoCare(mei);

        try (var pdf = pdf(make(Map.of()))) {
            var catalog = pdf.getDocumentCatalog();

            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Letter to the GP");
        }
    }

    @Test
    void namesOfManyScriptsAreOnThePaper() throws IOException {
        server.register(
                mei,
                new Entry.Registered(
                        new PersonName("דנה כהן محمد 环跳"),
                        new Birthday(LocalDate.of(1970, 1, 2)),
                        Sex.UNSAID,
                        Contact.NONE));

        try (var pdf = pdf(make(Map.of("asked", "Ein Wort \u0000 & <mehr>")))) {
            assertThat(plain(new PDFTextStripper().getText(pdf)))
                    .contains("דנה", "כהן", "محمد", "环跳", "&<mehr>");
        }
    }

    @Test
    void whoWasNeverAskedIsNotSaidToBeWell() {
        server.register(mei, Cast.mei());

        assertThat(pia.get(letters()).body())
                .contains("The safety questions were never asked.", "Not examined here.")
                .contains("Has the feeling between your legs")
                .contains("No answers to judge by yet.");
    }

    @Test
    void aScoreFromBeforeCareStandsInTheLetterThoughNothingCanBeComparedYet() {
        server.register(mei, Cast.mei());
        var she = server.guest(mei);
        she.get("/me/check-in");
        she.post("/me/check-in", withoutSigns(Map.of("leg", "6")));

        assertThat(pia.get(letters()).body())
                .containsPattern("6 as asked on [^;]+; there is nothing to compare it with yet[.]")
                .doesNotContain("No answers to judge by yet.");
    }

    @Test
    void theNewestPainIsNamedWithWhatItIsAndItsDayAndNoScoreStandsForAnother() {
        server.bringIntoCare(mei);
        var she = server.guest(mei);
        she.get("/me/check-in");
        she.post("/me/check-in", withoutSigns(Map.of("leg", "8", "back", "7")));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());

        for (var reader : Letter.Reader.values()) {
            var letter = words(pia.get(letters() + "?reader=" + code(reader)).body());
            assertThat(letter)
                    .containsPattern(
                            "leg 6, back 4 before and leg 5, back 4 after the visit \\([^)]+\\) "
                                    + "leg 8, back 7 over the last seven days \\([^)]+\\)");
        }
        assertThat(words(pia.get(letters()).body()))
                .containsSubsequence(
                        "Leg pain of the last seven days, 0 to 10",
                        "Pain of the moment at the first visit and the last, 0 to 10",
                        "leg 6, back 4 before and leg 5, back 4 after the visit");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void painOfTheDiaryThatWasTakenBackIsNoneAndOfADayThatWasChangedTheNewestCounts() {
        server.bringIntoCare(mei);

        keeps(OptionalInt.of(6));
        assertThat(words(pia.get(letters()).body())).contains("leg 6 in the diary");
        keeps(OptionalInt.of(3));
        assertThat(words(pia.get(letters()).body()))
                .contains("leg 3 in the diary")
                .doesNotContain("leg 6 in the diary");
        keeps(OptionalInt.empty());
        assertThat(words(pia.get(letters()).body())).doesNotContain("in the diary");
    }

    private void keeps(OptionalInt pain) {
        var today = LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        Diary.keep(
                                chart,
                                new Entry.DiaryKept(today, List.of(), pain),
                                OptionalInt.empty(),
                                today));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theLatestInrStandsInEveryLetterOfSomebodyOnWarfarinWithItsDayOrAsNotAsked() {
        server.bringIntoCare(mei);
        for (var reader : Letter.Reader.values()) {
            assertThat(words(pia.get(letters() + "?reader=" + code(reader)).body()))
                    .doesNotContain("Latest INR");
        }
        tells(InCare.answered().with("anticoagulant", "warfarin"));
        for (var reader : Letter.Reader.values()) {
            assertThat(words(pia.get(letters() + "?reader=" + code(reader)).body()))
                    .containsPattern("Latest INR\\s+not asked");
        }
        tells(
                InCare.answered()
                        .with("anticoagulant", "warfarin")
                        .with("inr", new Value.Decimal(2.5)));
        for (var reader : Letter.Reader.values()) {
            assertThat(words(pia.get(letters() + "?reader=" + code(reader)).body()))
                    .containsPattern("Latest INR\\s+2\\.5 \\(\\d+ \\w+ \\d{4}\\)");
        }
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whatWasNotTestedIsSaidBeforeThatNothingIsAbnormal() {
        server.bringIntoCare(mei);
        examined("SLR", "XSLR");
        assertThat(words(pia.get(letters()).body()))
                .contains(
                        "Not tested: power, reflexes, touch. Nothing abnormal in what was tested.")
                .containsPattern("\\d{4}, \\d\\d:\\d\\d, by Dr\\. Pia Needham");

        examined("SLR", "XSLR", "HALLUX", "KNEEJERK", "ANKLEJERK", "LIGHTTOUCH");
        assertThat(words(pia.get(letters()).body()))
                .contains("Tested in part only: power. Nothing abnormal in what was tested.")
                .doesNotContain("Not tested: power");
    }

    private void examined(String... tests) {
        var findings =
                Stream.of(tests)
                        .flatMap(test ->
                                Stream.of(Side.LEFT, Side.RIGHT)
                                        .map(side ->
                                                new Consultation.Finding(
                                                        test,
                                                        side,
                                                        Consultation.Shown.NEGATIVE,
                                                        "")))
                        .toList();
        var day = LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
        var plain = InCare.consultation(day.plusWeeks(4));
        var consultation =
                new Consultation(
                        findings,
                        plain.channels(),
                        plain.patterns(),
                        plain.tongueAndPulse(),
                        plain.workingDiagnosis(),
                        plain.considered(),
                        plain.goal(),
                        plain.reviewOn(),
                        plain.note());
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.consult(
                                chart,
                                consultation,
                                InCare.answered(),
                                List.of(),
                                new CareSteps.Now(day, server.clock.getZone(), InCare.RULES)));
    }

    @Test
    void painThatWasToldWhenAskedIsNoMissingScore() {
        server.register(mei, Cast.mei());
        tells(InCare.allNo().with("pain_leg_nrs", 8));

        assertThat(words(pia.get(letters() + "?reader=emergency").body()))
                .containsPattern("leg 8 when asked \\([^)]+\\)")
                .doesNotContain("no score on file");
    }

    @Test
    void anEmergencyDepartmentReadsFactsAndWhenTheyBeganAndWhomToCallBackOnThePageAndOnPaper()
            throws IOException {
        server.card = Optional.of(card());
        server.register(mei, Cast.mei());
        tells(
                InCare.allNo()
                        .with("saddle_sensory_change", true)
                        .with("bladder_hard_to_start_or_stop", true)
                        .with("bladder_bowel_saddle_days", 1)
                        .with("anticoagulant", "warfarin")
                        .with("bleeding_disorder", false));

        var draft = words(pia.get(letters() + "?reader=emergency").body());
        var made = make(Map.of("reader", "emergency"));
        var page = words(pia.get(made).body());

        for (var letter : List.of(draft, page)) {
            assertThat(letter)
                    .contains("; telephone 555 0100; a street that is on no map")
                    .containsPattern(
                            "Urgency, by the answers Emergency: now "
                                    + "\\(last asked [^)]+, \\d\\d:\\d\\d\\) Answered yes "
                                    + "Saddle, genitals, anus or buttocks: feeling changed, numb or"
                                    + " tingling Urine newly hard to start, stop or hold Changes of"
                                    + " feeling, bladder or bowel began about [^,]+, as told on ")
                    .containsSubsequence(
                            "Asked and answered no On ",
                            ": Wiping feels different or numb; Passing urine not felt;",
                            "Medicines and conditions",
                            "Told Blood thinner: Warfarin",
                            "Bleeding disorder",
                            "Not asked or not known")
                    .doesNotContain("Has the feeling between your legs", "Is it newly hard");
        }
        assertThat(page).containsPattern("Written: [^:]+, \\d\\d:\\d\\d ");
        try (var pdf = pdf(made)) {
            var first = new PDFTextStripper();
            first.setEndPage(1);
            assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(2);
            assertThat(plain(first.getText(pdf)))
                    .containsSubsequence(
                            plain("telephone 555 0100"),
                            plain("Written:"),
                            plain("Urine newly hard to start, stop or hold"),
                            plain("Asked and answered no"),
                            plain("Blood thinner: Warfarin"));
        }
    }

    @Test
    void whereNobodyToldWhenTheChangesBeganALetterSaysSo() {
        server.register(mei, Cast.mei());
        tells(InCare.allNo().with("bladder_cannot_pass", true));

        assertThat(words(pia.get(letters()).body()))
                .contains("Changes of feeling, bladder or bowel began not told");
    }

    @Test
    void theMakingIsNotedWithToWhomAndUnderWhichDigest() {
        server.bringIntoCare(mei);

        make(Map.of("to", "Dr Haddad"));

        var digest =
                server.chart(mei)
                        .latest(Entry.LetterMade.class)
                        .orElseThrow()
                        .entry()
                        .letter()
                        .digest();
        assertThat(pia.get("/people/" + mei.patient()).body())
                .contains("Letter made for the GP: Dr Haddad (" + digest.substring(0, 12) + ")");
    }

    @Test
    void nothingLeavesWithoutAWordFromThePerson() {
        server.bringIntoCare(mei);

        var silent = send(Map.of("leave", "", "asked", ""));
        var unasked = send(Map.of("leave", "cannot_be_asked"));

        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body())
                .contains("Say whether the person agrees", "Say what you ask of the reader");
        assertThat(unasked.statusCode()).isEqualTo(422);
        assertThat(unasked.body()).contains("goes to the emergency department only");
        assertThat(server.chart(mei).latest(Entry.LetterMade.class)).isEmpty();
        assertThat(make(Map.of("reader", "emergency", "leave", "cannot_be_asked")))
                .startsWith(letters());
    }

    @Test
    void whatWasNotedMeanwhileIsShownBeforeTheLetterIsMade() {
        server.bringIntoCare(mei);
        var seen = seen();
        pia.get("/people/" + mei.patient());
        pia.post(
                "/people/" + mei.patient() + "/addenda",
                Map.of("to", "1", "addendum", "Walks again."));

        var answer = send(Map.of("seen", seen));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Addendum to entry 1", "Please look at her.");
        assertThat(server.chart(mei).latest(Entry.LetterMade.class)).isEmpty();
    }

    @Test
    void anotherClinicsLettersAndThoseThatWereNeverMadeAreNotThere() {
        server.bringIntoCare(mei);
        var made = make(Map.of());

        assertThat(pia.get(letters() + "/1").statusCode()).isEqualTo(404);
        assertThat(pia.get(letters() + "/1/letter.pdf").statusCode()).isEqualTo(404);
        assertThat(pia.get(letters() + "/no").statusCode()).isEqualTo(404);
        assertThat(server.caller(Staff.frank()).get(made).statusCode()).isEqualTo(403);
        assertThat(server.caller(Staff.frank()).get(made + "/letter.pdf").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theReaderIsTheOneTheFlagsCallFor() {
        server.bringIntoCare(mei);

        assertThat(pia.get(letters()).body()).contains("value=\"gp\"");
        assertThat(pia.get(letters() + "?reader=colleague").body())
                .contains("value=\"colleague\"", "Tongue and pulse");
        assertThat(pia.get(letters() + "?reader=emergency").body())
                .contains("it is an emergency")
                .doesNotContain("Tongue and pulse");
    }

    private static ClinicCard card() {
        return new ClinicCard(
                Staff.RIVERSIDE.name(),
                "Pia",
                "invented",
                "",
                "a street that is on no map",
                "555 0100",
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                "",
                ClinicCard.OnFigures.NOTHING,
                true);
    }

    private void tells(Facts facts) {
        InCare.tell(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                facts);
    }

    private static Map<String, String> withoutSigns(Map<String, String> scores) {
        var fields =
                new HashMap<>(
                        Map.of("weakness", "none", "saddle", "no", "bladder", "no", "bowel", "no"));
        fields.putAll(scores);
        return fields;
    }

    private static String code(Letter.Reader reader) {
        return reader.name().toLowerCase(Locale.ROOT);
    }

    private HttpResponse<String> send(Map<String, String> other) {
        var fields =
                new HashMap<>(
                        Map.of(
                                "seen", seen(),
                                "reader", code(Letter.Reader.GP),
                                "to", "the GP",
                                "asked", "Please look at her.",
                                "leave", "agreed"));
        fields.putAll(other);
        return pia.post(letters(), fields);
    }

    /** Makes a letter and answers with its address. */
    private String make(Map<String, String> other) {
        var answer = send(other);
        assertThat(answer.statusCode()).isBetween(302, 303);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^http.*?//[^/]*", "");
    }

    private String seen() {
        var found = SEEN.matcher(pia.get(letters()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private PDDocument pdf(String made) throws IOException {
        return Loader.loadPDF(pia.bytes(made + "/letter.pdf"));
    }

    private String letters() {
        return "/people/" + mei.patient() + "/letters";
    }

    /** Without the white space that lines end in, and with letters in their plain form. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
