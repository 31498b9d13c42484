package huantiao.app;

import huantiao.Cast;
import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.access.InMemoryLinks;
import huantiao.access.InMemoryPasskeys;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Passkeys;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.door.Secrets;
import huantiao.care.Entry;
import huantiao.care.InMemoryCharts;
import huantiao.care.InMemoryLicensedForms;
import huantiao.care.InMemoryRoom;
import huantiao.care.LicensedForms;
import huantiao.care.Room;
import huantiao.living.InMemoryLiving;
import huantiao.living.Living;
import huantiao.pooling.Exchanges;
import huantiao.pooling.InMemoryExchanges;
import huantiao.reminders.InMemoryOutbox;
import huantiao.reminders.Outbox;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.PermitInterceptor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The real door with all real addresses over real HTTP, on shelves in memory.
 *
 * <p>What lies behind the door of other rooms is not built here: their handlers are known by their
 * address and rule. A request with the header {@code X-Walk} stops right before its handler and is
 * told whose record the permit opens.
 */
final class DoorServer implements AutoCloseable {

    static final String PASSWORD = "the heron stands in shallow water";

    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryLinks links = new InMemoryLinks();
    final InMemoryAuditTrail trail = new InMemoryAuditTrail(accounts);
    final InMemoryPasskeys passkeys = new InMemoryPasskeys();
    final MovingClock clock = new MovingClock();
    final InMemoryCharts charts = new InMemoryCharts(clock);
    final InMemoryOutbox outbox = new InMemoryOutbox(Staff.RIVERSIDE, Staff.HILLTOP);
    final int port;
    final ConfigurableApplicationContext context;
    private final LinkTokens tokens;

    private DoorServer(int port) {
        this.port = port;
        tokens = new LinkTokens(new SecureRandom(), URI.create("http://localhost:" + port));
        var application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(
                Map.of(
                        "server.port", port,
                        "server.address", "127.0.0.1",
                        "spring.main.lazy-initialization", "true",
                        "spring.main.allow-bean-definition-overriding", "true",
                        "server.error.whitelabel.enabled", "false",
                        "spring.threads.virtual.enabled", "true",
                        "logging.level.root", "off"));
        application.addInitializers(started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean(Accounts.class, () -> accounts);
            beans.registerBean(Links.class, () -> links);
            beans.registerBean(AuditTrail.class, () -> trail);
            beans.registerBean(Passkeys.class, () -> passkeys);
            beans.registerBean(InMemoryCharts.class, () -> charts);
            beans.registerBean(Room.class, InMemoryRoom::new);
            beans.registerBean(Outbox.class, () -> outbox);
            beans.registerBean(Exchanges.class, InMemoryExchanges::new);
            beans.registerBean(LicensedForms.class, InMemoryLicensedForms::new);
            beans.registerBean(Living.class, InMemoryLiving::new);
            beans.registerBean(
                    "standingClock",
                    Clock.class,
                    () -> clock,
                    definition -> definition.setPrimary(true));
        });
        context = application.run();
        hire(Staff.olive(), Staff.pia(), Staff.frank(), Staff.rae());
        accounts.found(Staff.HILLTOP, withPassword(Staff.hugo())).orElseThrow();
        register(Staff.frank(), Staff.MEI, Cast.mei());
        register(Staff.frank(), Staff.TOMAS, Cast.tomas());
        register(Staff.hugo(), Staff.NOOR, Cast.tomas());
    }

    private void register(Account by, Whose whose, Entry.Registered registered) {
        charts.register(
                Permit.ask(by.member(), Deed.REGISTER_PATIENT).orElseThrow(),
                whose.patient(),
                registered);
    }

    static DoorServer open() {
        try (var port = new HeldPort()) {
            return new DoorServer(port.number());
        }
    }

    /** A new browser. */
    Caller caller() {
        return new Caller(port);
    }

    /** A browser whose owner has signed in. */
    Caller signedIn(Account account) {
        var caller = caller();
        caller.get("/sign-in");
        var answer =
                caller.post("/sign-in", Map.of("handle", account.handle(), "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in was answered with " + answer.statusCode());
        }
        return caller;
    }

    /** The path of a new link for a week. */
    String link(Whose whose, LinkPurpose purpose) {
        var fresh = tokens.fresh();
        var sender = whose.clinic().equals(Staff.HILLTOP.id()) ? Staff.hugo() : Staff.frank();
        links.make(
                Staff.permit(sender, Deed.SEND_LINK, whose),
                new Link(
                        fresh.hash(),
                        whose,
                        purpose,
                        "week 4",
                        clock.instant().plus(Duration.ofDays(7))));
        return URI.create(fresh.address()).getPath();
    }

    /** A browser whose owner came by a link. */
    Caller guest(Whose whose, LinkPurpose purpose) {
        var path = link(whose, purpose);
        var caller = caller();
        caller.get(path);
        var answer = caller.post(path, Map.of());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("the link was answered with " + answer.statusCode());
        }
        return caller;
    }

    Secrets secrets() {
        return context.getBean(Secrets.class);
    }

    RequestMappingHandlerMapping handlers() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private Account withPassword(Account account) {
        return Staff.withPassword(account, secrets().hash(PASSWORD));
    }

    private void hire(Account owner, Account... others) {
        accounts.found(Staff.RIVERSIDE, withPassword(owner)).orElseThrow();
        for (var other : List.of(others)) {
            accounts.add(Staff.permit(owner, Deed.MANAGE_MEMBERS), withPassword(other))
                    .orElseThrow();
        }
    }

    /** The pages and the door; none of the database. */
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @ComponentScan({"huantiao.web", "huantiao.app.door"})
    @Import(PageWiring.class)
    static class Wiring {

        /** Knows handlers of other rooms without building them. */
        @Bean
        WebMvcRegistrations registrations() {
            return new WebMvcRegistrations() {
                @Override
                public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                    return new UnbuiltHandlers();
                }
            };
        }

        @Bean
        WebMvcConfigurer walk() {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new Walk()).order(100);
                }
            };
        }
    }

    private static final class UnbuiltHandlers extends RequestMappingHandlerMapping {

        private static final List<String> BUILT =
                List.of(
                        "huantiao.app.door.",
                        "huantiao.web.access.",
                        "huantiao.web.fault.",
                        "huantiao.web.assets.AssetFiles",
                        "huantiao.web.people.Links");

        private final SpringObjenesis unbuilt = new SpringObjenesis();

        @Override
        protected HandlerMethod createHandlerMethod(Object handler, Method method) {
            if (handler instanceof String name) {
                var type = Objects.requireNonNull(obtainApplicationContext().getType(name));
                if (type.getName().startsWith("huantiao.")
                        && BUILT.stream().noneMatch(type.getName()::startsWith)) {
                    return new HandlerMethod(unbuilt.newInstance(type), method);
                }
            }
            return super.createHandlerMethod(handler, method);
        }
    }

    private static final class Walk implements HandlerInterceptor {
        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getHeader("X-Walk") == null) {
                return true;
            }
            response.setStatus(204);
            PermitInterceptor.permit(request)
                    .ifPresent(permit -> {
                        if (permit.deed().reach() != Deed.Reach.ANYONE) {
                            response.setHeader("X-Clinic", permit.clinic().toString());
                        }
                        if (permit.deed().reach() == Deed.Reach.PATIENT) {
                            response.setHeader("X-Patient", permit.patient().toString());
                        }
                    });
            return false;
        }
    }
}
