package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.aid.Expectation;
import huantiao.care.InMemoryCharts;
import huantiao.evidence.Certainty;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.Review;
import huantiao.evidence.RowRefusal;
import huantiao.evidence.Scale;
import huantiao.evidence.Warning;
import huantiao.living.InMemoryLiving;
import huantiao.living.Living;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.access.Actors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The pages anyone may read, made from the data that ship. */
class PublicPagesTest {

    private static final AnnotationConfigWebApplicationContext CONTEXT =
            new AnnotationConfigWebApplicationContext();
    private static MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Visited {
        @Bean
        Living living() {
            return new InMemoryLiving();
        }

        @Bean
        Actors actors() {
            return _ -> new Actor.Visitor();
        }

        @Bean
        Accounts accounts() {
            return new InMemoryAccounts();
        }

        @Bean
        InMemoryCharts charts(Clock clock) {
            return new InMemoryCharts(clock);
        }

        @Bean
        AuditTrail trail(Accounts accounts) {
            return new InMemoryAuditTrail(accounts);
        }
    }

    @BeforeAll
    static void opens() {
        CONTEXT.setServletContext(new MockServletContext());
        CONTEXT.register(Visited.class, PageWiring.class, EvidenceWiring.class);
        CONTEXT.scan("huantiao.web.evidence");
        CONTEXT.refresh();
        browser = MockMvcBuilders.webAppContextSetup(CONTEXT).build();
    }

    @AfterAll
    static void closes() {
        CONTEXT.close();
    }

    @Test
    void theAnswerBeginsWithWhenToGetHelpWordForWord() throws Exception {
        String page = page("/");

        int help = page.indexOf(CONTEXT.getBean(SafetyNet.class).text());
        assertThat(help).isPositive().isLessThan(page.indexOf("<div class=\"answer"));
    }

    @Test
    void everyNoteOnTheAnswerLeadsToASourceAndEverySourceIsUsed() throws Exception {
        String page = page("/");

        List<String> noted = found("href=\"#(source-\\d+)\"", page);
        List<String> sources = found("id=\"(source-\\d+)\"", page);
        assertThat(noted).isNotEmpty().isSubsetOf(sources);
        assertThat(sources).doesNotHaveDuplicates().isSubsetOf(noted);
    }

    @Test
    void theEvidenceNamesEveryRowItLeavesOutAndEveryResultItCouldNotCheck() throws Exception {
        String page = page("/evidence");

        assertThat(page).contains("R005", "R008", "R030", "R035");
        assertThat(
                        CONTEXT.getBean(EvidenceBase.class).published().stream()
                                .filter(one -> one.reproducible() == Reproducible.NO)
                                .map(PublishedResult::id))
                .allSatisfy(id -> assertThat(page).contains(">" + id + "<"));
        assertThat(page).contains("AGAINST", "CONDITIONAL FOR");
    }

    @Test
    void theEvidenceDrawsOnePlotForEachSynthesis() throws Exception {
        String page = page("/evidence");

        assertThat(found("aria-labelledby=\"(plot-\\w+-title)", page))
                .containsExactly("plot-sham-title", "plot-drugs-title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/evidence"})
    void isSmallAndKeepsTheStrictContentSecurityPolicy(String address) throws Exception {
        String page = page(address);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
        assertThat(page)
                .doesNotContain(" style=", "<style", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=\"");
        assertThat(found("(?:src|<link[^>]* href)=\"(https?:[^\"]*)", page)).isEmpty();
    }

    @Test
    void everyReasonHasItsWords() {
        Stream.of(
                        keys("evidence.flag.", Flag.values()),
                        keys("evidence.refused.", RowRefusal.Reason.values()),
                        keys("evidence.warning.", Warning.Kind.values()),
                        keys("evidence.published.why.", PublishedResult.WhyNot.values()),
                        keys("evidence.change.", Review.Change.values()),
                        keys("evidence.scale.", Scale.values()),
                        keys("evidence.certainty.", Certainty.Level.values()),
                        Arrays.stream(Review.Term.values())
                                .map(term ->
                                        "evidence.term." + term.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(Review.Against.values())
                                .flatMap(against ->
                                        Stream.of("against.", "favours.first.", "favours.second.")
                                                .map(key -> "evidence." + key + against.code())),
                        Arrays.stream(Review.Matter.values())
                                .flatMap(matter -> matter.outcomes().stream())
                                .map(outcome -> "evidence.outcome." + outcome),
                        keys("answer.unknown.", Expectation.Reason.values()))
                .flatMap(one -> one)
                .forEach(key ->
                        assertThat(CONTEXT.getMessage(key, null, Locale.ENGLISH)).isNotBlank());
    }

    private static Stream<String> keys(String prefix, Enum<?>[] reasons) {
        return Arrays.stream(reasons).map(reason -> prefix + reason.name());
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static String page(String address) throws Exception {
        var response =
                browser.perform(MockMvcRequestBuilders.get(address)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
