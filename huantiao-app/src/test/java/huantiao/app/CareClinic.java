package huantiao.app;

import huantiao.Cast;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.access.LinkPurpose;
import huantiao.care.Charts;
import huantiao.care.InMemoryCharts;
import huantiao.care.InMemoryRoom;
import huantiao.care.Room;
import huantiao.reminders.InMemoryOutbox;
import huantiao.reminders.Outbox;
import huantiao.web.access.Actors;
import huantiao.web.evidence.ClinicCards;
import huantiao.web.evidence.ClinicPhone;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The pages of care on shelves in memory, with a cookie instead of a door: what a browser test
 * opens. The content security policy is the strict one.
 */
public final class CareClinic implements AutoCloseable {

    /** Who is at the door; the value is one of the names below. */
    public static final String COOKIE = "as";

    private final ServletWebServerApplicationContext context;

    private CareClinic(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    public static CareClinic open() {
        var application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(
                Map.of(
                        "server.port", "0",
                        "spring.main.lazy-initialization", "true",
                        "server.address", "127.0.0.1",
                        "spring.threads.virtual.enabled", "true",
                        "logging.level.root", "warn"));
        return new CareClinic((ServletWebServerApplicationContext) application.run());
    }

    public String address() {
        return "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    public Charts charts() {
        return context.getBean(Charts.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
            })
    @Import({PageWiring.class, KnowledgeWiring.class, ClinicPhone.class})
    @ComponentScan(
            basePackages = "huantiao.web",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "huantiao\\.web\\.(?!people|care|alarm|checkin|harms|intake|needling|safety|consultation|plan|visit|room|assets).*"))
    static class Wiring {

        @Bean
        Accounts accounts() {
            return new InMemoryAccounts();
        }

        @Bean
        AuditTrail trail() {
            return new InMemoryAuditTrail(new InMemoryAccounts());
        }

        @Bean
        Outbox outbox() {
            return new InMemoryOutbox(Cast.ringAndReed());
        }

        /** Charts, roster and drafts are one shelf here. */
        @Bean
        InMemoryCharts shelves(Clock clock) {
            return new InMemoryCharts(clock);
        }

        /** The clinic says nothing of itself. */
        @Bean
        ClinicCards cards() {
            return Optional::empty;
        }

        @Bean
        Room room() {
            return new InMemoryRoom();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .headers(headers ->
                            headers.contentSecurityPolicy(policy ->
                                    policy.policyDirectives(
                                            "default-src 'self'; object-src 'none'; base-uri 'none'")))
                    .build();
        }

        @Bean
        Actors actors() {
            return request ->
                    switch (cookie(request).orElse("")) {
                        case "ada" -> Cast.ada();
                        case "olive" -> Cast.olive();
                        case "bruno" -> Cast.bruno();
                        case "mei-intake" -> Cast.meiByLink(LinkPurpose.INTAKE);
                        case "mei-own" -> Cast.meiByLink(LinkPurpose.OWN_PAGES);
                        default -> new Actor.Visitor();
                    };
        }

        private static Optional<String> cookie(HttpServletRequest request) {
            var cookies = request.getCookies();
            return cookies == null
                    ? Optional.empty()
                    : Arrays.stream(cookies)
                            .filter(one -> one.getName().equals(COOKIE))
                            .map(Cookie::getValue)
                            .findFirst();
        }
    }
}
