package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.Cast;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.access.InMemoryLinks;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.body.ExaminationTest;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.InMemoryCharts;
import huantiao.care.InMemoryLicensedForms;
import huantiao.care.InMemoryRoom;
import huantiao.care.LicensedForms;
import huantiao.care.Room;
import huantiao.course.PersonSaid;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.measures.Measures;
import huantiao.measures.Instruments;
import huantiao.people.Contact;
import huantiao.reminders.InMemoryOutbox;
import huantiao.reminders.Outbox;
import huantiao.web.access.Actors;
import huantiao.web.access.Denied;
import huantiao.web.access.LinkTokens;
import huantiao.web.evidence.ClinicCards;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Check-ins, the day, links and openings on shelves in memory, with the data that ship. */
class CheckInPagesTest {

    private static final String PERSON = "/people/" + Cast.MEI;
    private static final List<String> ALL_NO =
            List.of("weakness", "none", "saddle", "no", "bladder", "no", "bowel", "no");

    private final AnnotationConfigWebApplicationContext context =
            new AnnotationConfigWebApplicationContext();
    private final MovingClock clock = new MovingClock();
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail(new InMemoryAccounts());
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryCharts charts = new InMemoryCharts(clock);
    private final InMemoryOutbox outbox = new InMemoryOutbox(Cast.ringAndReed());
    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();
    private Actor actor = new Actor.Visitor();

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @ComponentScan(
            basePackages = "huantiao.web",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "huantiao\\.web\\.((checkin\\.CheckIn|people\\.(Today|Links|Openings|OwnStart))Controller|room\\.(BegunVisits|RoomWatch)|evidence\\.ClinicPhone|alarm\\.OwnAlarms)"))
    static class Visited {

        @Bean
        CareRules careRules() {
            var knowledge = CareKnowledge.shipped();
            return new CareRules(
                    knowledge.vocabulary(),
                    knowledge.redFlags(),
                    knowledge.rules(),
                    knowledge.nerveRoots().tests(ExaminationTest.Kind.POWER),
                    knowledge.nerveRoots().touched(),
                    knowledge.herbNames(),
                    "test");
        }

        @Bean
        Instruments instruments() {
            return Measures.shipped().instruments();
        }

        @Bean
        LinkTokens linkTokens() {
            return new LinkTokens(new SecureRandom(), URI.create("https://clinic.example"));
        }
    }

    @BeforeEach
    void opens() {
        context.setServletContext(new MockServletContext());
        context.addBeanFactoryPostProcessor(beans -> {
            bean(beans, Actors.class, () -> _ -> actor);
            bean(beans, Accounts.class, InMemoryAccounts::new);
            bean(beans, AuditTrail.class, () -> trail);
            bean(beans, Links.class, () -> links);
            bean(beans, InMemoryCharts.class, () -> charts);
            bean(beans, LicensedForms.class, InMemoryLicensedForms::new);
            bean(beans, Outbox.class, () -> outbox);
            bean(beans, Clock.class, () -> clock);
            bean(beans, ClinicCards.class, () -> Optional::empty);
            bean(beans, Room.class, InMemoryRoom::new);
        });
        context.register(Visited.class, PageWiring.class);
        context.refresh();
        browser = MockMvcBuilders.webAppContextSetup(context).build();
        var register = Permit.ask(Cast.bruno(), Deed.REGISTER_PATIENT).orElseThrow();
        var mei = Cast.mei();
        charts.register(
                register,
                Cast.MEI,
                new Entry.Registered(
                        mei.name(), mei.born(), mei.sex(), new Contact("", "+351 900 000 000")));
        actor = Cast.meiByLink(LinkPurpose.CHECK_IN);
    }

    @AfterEach
    void closes() {
        context.close();
    }

    @Test
    void aShortCheckInIsNotedWithAnswersAndScores() throws Exception {
        var answer = post("/me/check-in", with(ALL_NO, "leg", "6", "back", "2"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/me/check-in/thanks");
        var noted = mei().latest(Entry.CheckedIn.class).orElseThrow();
        assertThat(noted.noted().author().isPatient()).isTrue();
        assertThat(noted.entry().week()).isZero();
        assertThat(noted.entry().inRoom()).isFalse();
        assertThat(noted.entry().measures())
                .extracting(taken -> taken.instrument() + " " + taken.score().orElseThrow())
                .containsExactly("nrs_leg 6.0", "nrs_back 2.0");
        assertThat(mei().latest(Entry.SafetyAsked.class)).isEmpty();
    }

    @Test
    void sentTwiceItIsNotedOnce() throws Exception {
        post("/me/check-in", with(ALL_NO, "leg", "6"));
        post("/me/check-in", with(ALL_NO, "leg", "6"));

        assertThat(mei().all(Entry.CheckedIn.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "weakness,worse,same_day,Get help today",
        "saddle,yes,emergency_now,Get help now",
        "bladder,yes,emergency_now,Get help now",
        "bowel,yes,emergency_now,Get help now"
    })
    void aYesIsAnAlarmAndSaysSoInLargeWords(String field, String value, String level, String words)
            throws Exception {
        post("/me/check-in", List.of("leg", "6", field, value));

        assertThat(mei().ruling().orElseThrow().ruling().level()).isEqualTo(level);
        assertThat(text("/me/check-in/thanks"))
                .contains("<h1>" + words + "</h1>")
                .doesNotContain("/me/check-in/more");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anAlarmIsKeptWhateverElseIsMissing() throws Exception {
        post("/me/check-in", List.of("leg", "", "saddle", "yes"));

        assertThat(mei().ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
        assertThat(mei().latest(Entry.CheckedIn.class).orElseThrow().entry().measures())
                .extracting(taken -> taken.unscored())
                .containsExactly("missing_item");
    }

    @Test
    void aLaterNoOnTheSameDayLowersNoAlarmOnTheThanks() throws Exception {
        post("/me/check-in", List.of("leg", "6", "saddle", "yes"));
        post("/me/check-in", with(ALL_NO, "leg", "6"));

        assertThat(text("/me/check-in/thanks")).contains("<h1>Get help now</h1>");
    }

    @Test
    void aFormWithProblemsComesBackWithWhatWasChosen() throws Exception {
        var answer = post("/me/check-in", with(ALL_NO, "back", "4"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#f-leg\"")
                .containsPattern("name=\"back\" value=\"4\" checked");
        assertThat(mei().all(Entry.CheckedIn.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK_IN", "OWN_PAGES"})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void safetyQuestionsLeftOpenAreNamedOnceAndThenKeptAsNotAnswered(LinkPurpose purpose)
            throws Exception {
        actor = Cast.meiByLink(purpose);

        var named = post("/me/check-in", List.of("leg", "7", "saddle", "no", "bowel", "unknown"));

        assertThat(named.getStatus()).isEqualTo(422);
        assertThat(named.getContentAsString())
                .containsSubsequence(
                        "id=\"open\"",
                        "2 questions have no answer",
                        "press \"Send\" once more",
                        "href=\"#f-weakness\"",
                        "href=\"#f-bladder\"",
                        "<form",
                        "name=\"left\"")
                .doesNotContain("href=\"#f-saddle\"", "href=\"#f-bowel\"")
                .containsPattern("name=\"leg\" value=\"7\"[^>]* checked")
                .containsPattern("name=\"saddle\" value=\"no\"[^>]* checked");
        assertThat(mei().latest(Entry.CheckedIn.class)).isEmpty();

        var sent =
                post(
                        "/me/check-in",
                        List.of("leg", "7", "saddle", "no", "bowel", "unknown", "left", "yes"));

        assertThat(sent.getRedirectedUrl()).isEqualTo("/me/check-in/thanks");
        assertThat(mei().latest(Entry.CheckedIn.class).orElseThrow().entry().safety().plain())
                .containsOnlyKeys("saddle_sensory_change", "wiping_feels_different");
    }

    @Test
    void aYesIsKeptAtOnceThoughOtherSafetyQuestionsAreOpen() throws Exception {
        var sent = post("/me/check-in", List.of("leg", "7", "saddle", "yes"));

        assertThat(sent.getRedirectedUrl()).isEqualTo("/me/check-in/thanks");
    }

    @Test
    void byALinkNothingOfTheRecordIsShown() throws Exception {
        post("/me/check-in", with(ALL_NO, "leg", "6"));

        for (var page : List.of("/me/check-in", "/me/check-in/more", "/me/check-in/thanks")) {
            assertThat(text(page)).doesNotContain("Mei", "陈", "1984", "+351", Cast.MEI.toString());
        }
    }

    @Test
    void nothingIsChosenBeforeSomebodyChooses() throws Exception {
        assertThat(text("/me/check-in")).doesNotContainPattern("<input[^>]*\\schecked");
        assertThat(text("/me/check-in/more")).doesNotContainPattern("<input[^>]*\\schecked");
    }

    @Test
    void theLongPartIsOfferedOnceAndCountsOnlyWhenFinished() throws Exception {
        post("/me/check-in", with(ALL_NO, "leg", "6"));
        assertThat(text("/me/check-in/thanks")).contains("/me/check-in/more");

        post("/me/check-in/more", List.of("item", "3", "item", "18", "finished", "yes"));

        var taken = mei().latest(Entry.CheckedIn.class).orElseThrow().entry().measures().getFirst();
        assertThat(taken.instrument()).isEqualTo("rmdq24");
        assertThat(taken.score()).contains(2.0);
        assertThat(text("/me/check-in/thanks")).doesNotContain("/me/check-in/more");
    }

    @Test
    void theLongPartHasAllItsSentences() throws Exception {
        assertThat(
                        Pattern.compile("name=\"item\" value=\"\\d+\"")
                                .matcher(text("/me/check-in/more"))
                                .results()
                                .count())
                .isEqualTo(24);
    }

    @Test
    void thanksComeOnlyAfterAnAnswerOfToday() throws Exception {
        post("/me/check-in", List.of("leg", "6", "saddle", "yes"));
        clock.move(Duration.ofDays(1));

        assertThat(get("/me/check-in/thanks").getRedirectedUrl()).isEqualTo("/me/check-in");
    }

    @Test
    void inTheRoomItIsNotedAsAskedThere() throws Exception {
        actor = Cast.ada();
        assertThat(text(PERSON + "/check-in"))
                .as("nobody asked the block in this sitting")
                .contains("Four safety questions")
                .doesNotContain("asked at");
        var answer = post(PERSON + "/check-in", with(ALL_NO, "leg", "5"));

        assertThat(answer.getRedirectedUrl()).isEqualTo(PERSON + "/check-in/thanks");
        assertThat(mei().latest(Entry.CheckedIn.class).orElseThrow().entry().inRoom()).isTrue();
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anAlarmOfACheckInStandsAtTheTopOfTheDay() throws Exception {
        post("/me/check-in", List.of("leg", "6", "saddle", "yes"));

        actor = Cast.ada();
        assertThat(text("/today")).contains("id=\"alarms\"", "Emergency", PERSON + "\"");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void newWeaknessToldByLinkDuringCareStandsAtTheTopOfTheDayAtOnce() throws Exception {
        beginsCareWithLegPain("4");

        post("/me/check-in", List.of("leg", "4", "weakness", "worse"));

        actor = Cast.ada();
        assertThat(text("/today"))
                .containsSubsequence("Warning signs to act on: 1", PERSON, "In care: 1");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aLegThatGotWorseByMoreThanNoiseStandsFirstAmongThoseInCareAtOnce() throws Exception {
        beginsCareWithLegPain("4");

        post("/me/check-in", with(ALL_NO, "leg", "9"));

        actor = Cast.ada();
        assertThat(text("/today"))
                .containsSubsequence("In care: 1", PERSON, "Leg pain 4 at the start, 9 now");
    }

    @Test
    void aLegThatIsWithinItsOrdinaryUpsAndDownsDoesNot() throws Exception {
        beginsCareWithLegPain("4");

        post("/me/check-in", with(ALL_NO, "leg", "5"));

        actor = Cast.ada();
        assertThat(text("/today")).contains("In care: 1").doesNotContain("at the start");
    }

    @Test
    void yesStandsBeforeNoInAllFourSafetyQuestions() throws Exception {
        assertThat(text("/me/check-in"))
                .containsSubsequence(
                        "name=\"weakness\" value=\"worse\"",
                        "name=\"weakness\" value=\"stable\"",
                        "name=\"weakness\" value=\"none\"",
                        "name=\"weakness\" value=\"unknown\"",
                        "name=\"saddle\" value=\"yes\"",
                        "name=\"saddle\" value=\"no\"",
                        "name=\"saddle\" value=\"unknown\"");
    }

    @Test
    void onceCareHasBegunThePersonIsAskedWhetherThisIsGoodEnough() throws Exception {
        assertThat(text("/me/check-in")).doesNotContain("name=\"enough\"");
        beginsCareWithLegPain("4");
        assertThat(text("/me/check-in")).doesNotContain("name=\"enough\"");
        InCare.visit(
                charts,
                Permit.ask(Cast.ada(), Deed.RECORD_CARE, new Whose(Cast.RING_AND_REED, Cast.MEI))
                        .orElseThrow(),
                clock.instant());
        clock.move(Duration.ofDays(14));
        assertThat(text("/me/check-in"))
                .contains("would that be good enough for you?", "No, not good enough");

        post("/me/check-in", with(ALL_NO, "leg", "3", "enough", "0"));

        assertThat(mei().latest(Entry.CheckedIn.class).orElseThrow().entry().measures())
                .extracting(taken -> taken.instrument() + " " + taken.score().orElseThrow())
                .containsExactly("nrs_leg 3.0", "own_good_enough 0.0");
        var said = PersonSaid.of(mei(), ZoneOffset.UTC);
        assertThat(said.enough().orElseThrow().value()).isZero();
        assertThat(said.change()).isEmpty();
    }

    @Test
    void answersStayInThePatientsOwnTabOnly() throws Exception {
        assertThat(text("/me/check-in"))
                .contains("data-keep=\"")
                .doesNotContain("data-guard", Cast.MEI.toString());

        actor = Cast.ada();
        assertThat(text(PERSON + "/check-in"))
                .contains("data-guard")
                .doesNotContain("data-keep=\"");
    }

    private void beginsCareWithLegPain(String pain) throws Exception {
        post("/me/check-in", with(ALL_NO, "leg", pain));
        InCare.plan(
                charts,
                Permit.ask(Cast.ada(), Deed.RECORD_CARE, new Whose(Cast.RING_AND_REED, Cast.MEI))
                        .orElseThrow(),
                Cast.ada().user(),
                clock.instant());
        clock.move(Duration.ofDays(14));
    }

    @Test
    void theFrontDeskSeesNamesAndLinksButNothingClinical() throws Exception {
        post("/me/check-in", List.of("leg", "6", "saddle", "yes"));

        actor = Cast.bruno();
        assertThat(text("/today"))
                .contains("陈 美 (Chen Mei)", PERSON + "/links")
                .doesNotContain("alarms", "Emergency", "Leg pain", PERSON + "\"", "/safety");
    }

    @Test
    void theReviewerSeesNobody() throws Exception {
        actor = Cast.rene();

        assertThat(text("/today")).doesNotContain("Mei", "/people/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "check_in", "own_pages"})
    void aLinkIsShownOnceAndOnlyItsHashIsKept(String purpose) throws Exception {
        actor = Cast.bruno();

        var made = post(PERSON + "/links", List.of("purpose", purpose));

        var found =
                Pattern.compile("https://clinic\\.example/l/([A-Za-z0-9_-]{43})")
                        .matcher(made.getContentAsString(StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        var link = links.look(LinkTokens.hash(found.group(1)), clock.instant()).orElseThrow();
        assertThat(link.purpose().name()).isEqualToIgnoringCase(purpose);
        assertThat(link.whose()).isEqualTo(new Whose(Cast.RING_AND_REED, Cast.MEI));
        assertThat(trail.lines())
                .filteredOn(line -> line.event() == AuditTrail.Event.LINK_MADE)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.who()).contains(Cast.bruno().user());
                    assertThat(line.toString()).doesNotContain(found.group(1));
                });
        assertThat(text(PERSON + "/links")).doesNotContain(found.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "CHECK_IN", "😀"})
    void aLinkForNothingIsRefused(String purpose) throws Exception {
        actor = Cast.bruno();

        assertThat(post(PERSON + "/links", List.of("purpose", purpose)).getStatus()).isEqualTo(422);
        assertThat(trail.lines()).noneMatch(line -> line.event() == AuditTrail.Event.LINK_MADE);
    }

    @Test
    void whoOpenedTheRecordIsShownToThePersonAndTheOwner() throws Exception {
        actor = Cast.ada();
        text(PERSON + "/check-in");

        actor = Cast.meiByLink(LinkPurpose.OWN_PAGES);
        assertThat(text("/me/openings")).contains("Opened or answered a check-in");
        actor = Cast.olive();
        assertThat(text(PERSON + "/openings")).contains("陈 美 (Chen Mei)");
    }

    @Test
    void ownPagesBeginWithWhatThereIs() throws Exception {
        actor = Cast.meiByLink(LinkPurpose.OWN_PAGES);

        assertThat(text("/me"))
                .contains("/me/check-in", "/me/openings", "Go to an emergency department at once")
                .doesNotContain("/me/plan", "/me/course");
    }

    @Test
    void whoToldTheirStoryByALinkAnswersTheFirstCheckInByIt() throws Exception {
        actor = Cast.meiByLink(LinkPurpose.INTAKE);

        post("/me/check-in", with(ALL_NO, "leg", "6"));

        assertThat(text("/me/check-in/thanks")).contains("/me/choices").doesNotContain("\"/me\"");
        var noted = mei().latest(Entry.CheckedIn.class).orElseThrow().entry();
        assertThat(noted.week()).isZero();
        assertThat(noted.inRoom()).isFalse();
    }

    @Test
    void theFirstScoreBeforeTreatmentIsThankedWithTheDayOfTheSecond() throws Exception {
        actor = Cast.meiByLink(LinkPurpose.INTAKE);
        post("/me/check-in", with(ALL_NO, "leg", "6"));

        assertThat(text("/me/check-in/thanks"))
                .contains("once more on 9 March 2026", "Do not put off any treatment for it")
                .contains("ask your clinic for a link that day");

        clock.move(Duration.ofDays(7));
        post("/me/check-in", with(ALL_NO, "leg", "5"));
        assertThat(text("/me/check-in/thanks")).doesNotContain("once more on");
    }

    @Test
    void whoNeedsHelpNowIsNotAskedForASecondScore() throws Exception {
        actor = Cast.meiByLink(LinkPurpose.INTAKE);
        post(
                "/me/check-in",
                List.of(
                        "leg",
                        "6",
                        "weakness",
                        "none",
                        "saddle",
                        "yes",
                        "bladder",
                        "no",
                        "bowel",
                        "no"));

        assertThat(text("/me/check-in/thanks"))
                .contains("Get help now")
                .doesNotContain("once more");
    }

    @Test
    @Controls(Hazard.STRANGER_READS)
    void aLinkOpensNothingButItsPurpose() {
        actor = Cast.meiByLink(LinkPurpose.CHECK_IN);

        for (var path : List.of("/me", "/me/openings", PERSON + "/links", "/today")) {
            assertThatThrownBy(() -> get(path)).isInstanceOf(Denied.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/check-in", "/links", "/openings"})
    void anotherClinicFindsNobody(String page) {
        actor = Cast.otto();

        assertThatThrownBy(() -> get(PERSON + page)).isInstanceOf(Denied.class);
    }

    /** This one before any other of its type. */
    private static <T> void bean(
            ConfigurableListableBeanFactory beans, Class<T> type, Supplier<T> made) {
        var definition = new RootBeanDefinition(type, made);
        definition.setPrimary(true);
        ((BeanDefinitionRegistry) beans)
                .registerBeanDefinition("of the test: " + type.getSimpleName(), definition);
    }

    private Chart mei() {
        var permit =
                Permit.ask(Cast.ada(), Deed.READ_CHART, new Whose(Cast.RING_AND_REED, Cast.MEI))
                        .orElseThrow();
        return charts.find(permit).orElseThrow();
    }

    private static List<String> with(List<String> fields, String... more) {
        return Stream.concat(fields.stream(), Arrays.stream(more)).toList();
    }

    private MockHttpServletResponse post(String path, List<String> fields) throws Exception {
        var request = MockMvcRequestBuilders.post(path);
        for (int i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return send(request);
    }

    private MockHttpServletResponse get(String path) throws Exception {
        return send(MockMvcRequestBuilders.get(path));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        try {
            return browser.perform(request).andReturn().getResponse();
        } catch (ServletException e) {
            throw Optional.ofNullable(e.getCause())
                    .filter(Exception.class::isInstance)
                    .map(Exception.class::cast)
                    .orElse(e);
        }
    }

    private String text(String path) throws Exception {
        var response = get(path);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
