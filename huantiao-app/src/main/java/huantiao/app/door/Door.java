package huantiao.app.door;

import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.access.Passkeys;
import huantiao.web.Pages;
import huantiao.web.access.Actors;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.Refusals;
import huantiao.web.access.Routes;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import huantiao.web.pooling.OwnAddress;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.SessionTrackingMode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The door: who comes in, and what the browser is told about us. */
@Configuration(proxyBeanMethods = false)
public class Door {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    private static final String PERMISSIONS =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
                    + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
                    + "publickey-credentials-get=(self), publickey-credentials-create=(self)";

    private static final int MOST_WAITING = 10_000;

    @Bean
    DoorSettings doorSettings(Environment environment) {
        return DoorSettings.at(
                URI.create(
                        environment.getProperty(
                                "huantiao.door.address",
                                "http://localhost:"
                                        + environment.getProperty("server.port", "8787"))));
    }

    @Bean
    OwnAddress ownAddress(DoorSettings settings) {
        return new OwnAddress(URI.create(settings.origin()));
    }

    @Bean
    Secrets secrets() {
        return new Secrets(new SecureRandom());
    }

    @Bean
    LinkTokens linkTokens(DoorSettings settings) {
        return new LinkTokens(new SecureRandom(), settings.address());
    }

    @Bean
    Actors actors() {
        return new SessionActors();
    }

    @Bean
    Faults faults(Pages pages) {
        return new Faults(pages);
    }

    @Bean
    Settling settling(Refusals refusals) {
        return new Settling(refusals);
    }

    @Bean
    Lobby lobby() {
        return new Lobby(MOST_WAITING);
    }

    @Bean
    ServletListenerRegistrationBean<Lobby> lobbyListens(Lobby lobby) {
        return new ServletListenerRegistrationBean<>(lobby);
    }

    @Bean
    LinkGuests linkGuests() {
        return new LinkGuests();
    }

    @Bean
    ServletListenerRegistrationBean<LinkGuests> linkGuestsListen(LinkGuests guests) {
        return new ServletListenerRegistrationBean<>(guests);
    }

    @Bean
    HttpSessionCsrfTokenRepository formTokens() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    Entry entry(
            HttpSessionCsrfTokenRepository formTokens,
            SecurityContextRepository contexts,
            Lobby lobby,
            DoorSettings settings,
            Clock clock) {
        return new Entry(
                new CompositeSessionAuthenticationStrategy(
                        List.of(
                                new ChangeSessionIdAuthenticationStrategy(),
                                new CsrfAuthenticationStrategy(formTokens))),
                contexts,
                lobby,
                settings,
                clock);
    }

    @Bean
    SignIn signIn(Accounts accounts, Secrets secrets, AuditTrail trail, Clock clock) {
        return new SignIn(accounts, secrets, trail, clock);
    }

    @Bean
    PasskeyDesk passkeyDesk(
            Accounts accounts, Passkeys passkeys, DoorSettings settings, Clock clock) {
        return new PasskeyDesk(accounts, passkeys, settings, clock);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Faults faults, Refusals refusals) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(faults, refusals));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** Four for each of two cores: while some wait for the database, others are made. */
    @Bean
    FilterRegistrationBean<InTurn> inTurn() {
        var registration = new FilterRegistrationBean<>(new InTurn(8, Duration.ofMillis(200)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /** Forms may carry a file; it stays in memory. How large it may be says {@link BodyLimit}. */
    @Bean
    MultipartConfigElement filesInForms() {
        int most = Math.toIntExact(BodyLimit.MOST_BYTES_WITH_FILE);
        return new MultipartConfigElement("", most, most, most);
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            HttpSessionCsrfTokenRepository formTokens,
            SecurityContextRepository contexts,
            Accounts accounts,
            Secrets secrets,
            Entry entry,
            Faults faults,
            Refusals refusals,
            DoorSettings settings,
            Clock clock)
            throws Exception {
        return http
                // Who may do what is asked per address by the permit; see PermitInterceptor.
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                // A partner is known by the signature on its request, never by a session.
                .csrf(csrf ->
                        csrf.csrfTokenRepository(formTokens)
                                .ignoringRequestMatchers("/exchange/*/sums"))
                .addFilterBefore(
                        new StayFilter(accounts, secrets, entry, faults, clock), CsrfFilter.class)
                .exceptionHandling(handling ->
                        handling.accessDeniedHandler((request, response, _) -> {
                            refusals.turnedAway(
                                    request, Fault.Kind.STALE_PAGE.code(), "form token");
                            faults.answer(request, response, Fault.of(Fault.Kind.STALE_PAGE));
                        }))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                                .crossOriginOpenerPolicy(policy ->
                                        policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .crossOriginResourcePolicy(policy ->
                                        policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                                .httpStrictTransportSecurity(
                                        strict -> strict.requestMatcher(_ -> settings.isSecure())))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Paths that try tricks are answered before anybody looks what they mean. */
    @Bean
    RequestRejectedHandler rejected(Faults faults, Refusals refusals) {
        return (request, response, _) -> {
            refusals.turnedAway(request, Fault.Kind.BAD_REQUEST.code(), "address");
            faults.answer(request, response, Fault.of(Fault.Kind.BAD_REQUEST));
        };
    }

    /** Sessions travel in a cookie that no script reads, and never in an address. */
    @Bean
    ServletContextInitializer sessionCookie(DoorSettings settings) {
        return context -> {
            context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
            var cookie = context.getSessionCookieConfig();
            cookie.setName(settings.isSecure() ? "__Host-huantiao" : "huantiao");
            cookie.setHttpOnly(true);
            cookie.setSecure(settings.isSecure());
            cookie.setPath("/");
            // Strict would hide a member's session when a patient's link is opened from a mail in
            // the same browser, and the answer would overwrite it.
            cookie.setAttribute("SameSite", "Lax");
        };
    }

    /** No address without a rule: the program does not start. */
    @Bean
    SmartInitializingSingleton everyAddressHasARule(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return () -> Routes.of(handlers);
    }
}
