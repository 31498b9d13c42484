package huantiao.app;

import com.microsoft.playwright.Page;
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
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.app.door.Secrets;
import huantiao.app.paper.PaperWiring;
import huantiao.app.pool.PoolWiring;
import huantiao.app.visit.InCare;
import huantiao.care.Chart;
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
import huantiao.registry.SeededYear;
import huantiao.reminders.InMemoryOutbox;
import huantiao.reminders.Outbox;
import huantiao.web.access.LinkTokens;
import huantiao.web.evidence.ClinicCard;
import huantiao.web.evidence.ClinicCards;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The real door and the real pages over real HTTP, with the data that ship, on shelves in memory.
 */
final class CareServer implements AutoCloseable {

    private static final String PASSWORD = "the heron stands in shallow water";

    /**
     * Made once: a hash is slow on purpose, and each test opens a clinic with five people in it.
     */
    private static final String HASH = new Secrets(new SecureRandom()).hash(PASSWORD);

    /** From the questions before a visit to its end. */
    private static final Duration VISIT = Duration.ofMinutes(40);

    final MovingClock clock = new MovingClock();
    final InMemoryCharts charts = new InMemoryCharts(clock);

    /** What the clinic says of itself on public pages. */
    volatile Optional<ClinicCard> card = Optional.empty();

    final InMemoryOutbox outbox = new InMemoryOutbox(Staff.RIVERSIDE);
    private final List<InMemoryCharts> played = new ArrayList<>();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final ConfigurableApplicationContext context;
    private final int port;
    private final String address;

    private CareServer(int port) {
        this.port = port;
        address = "http://localhost:" + port;
        var application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(
                Map.of(
                        "server.port", port,
                        "server.address", "127.0.0.1",
                        "spring.main.lazy-initialization", "true",
                        "server.error.whitelabel.enabled", "false",
                        "spring.threads.virtual.enabled", "true",
                        "logging.level.root", "warn"));
        application.addInitializers(started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean(Accounts.class, () -> accounts);
            beans.registerBean(Links.class, InMemoryLinks::new);
            beans.registerBean(AuditTrail.class, () -> new InMemoryAuditTrail(accounts));
            beans.registerBean(Passkeys.class, InMemoryPasskeys::new);
            beans.registerBean(InMemoryCharts.class, () -> charts);
            beans.registerBean(Room.class, InMemoryRoom::new);
            beans.registerBean(Outbox.class, () -> outbox);
            beans.registerBean(Exchanges.class, InMemoryExchanges::new);
            beans.registerBean(LicensedForms.class, InMemoryLicensedForms::new);
            beans.registerBean(Living.class, InMemoryLiving::new);
            beans.registerBean(
                    "cardInHand",
                    ClinicCards.class,
                    () -> () -> card,
                    definition -> definition.setPrimary(true));
            beans.registerBean(
                    "standingClock",
                    Clock.class,
                    () -> clock,
                    definition -> definition.setPrimary(true));
        });
        context = application.run();
        accounts.found(Staff.RIVERSIDE, withPassword(Staff.olive())).orElseThrow();
        for (var other : new Account[] {Staff.pia(), Staff.frank(), Staff.rae(), Staff.sam()}) {
            accounts.add(Staff.permit(Staff.olive(), Deed.MANAGE_MEMBERS), withPassword(other))
                    .orElseThrow();
        }
    }

    static CareServer open() {
        try (var port = new HeldPort()) {
            return new CareServer(port.number());
        }
    }

    void register(Whose whose, Entry.Registered registered) {
        charts.register(
                Permit.ask(Staff.frank().member(), Deed.REGISTER_PATIENT).orElseThrow(),
                whose.patient(),
                registered);
    }

    /** A year of people who were treated at Riverside before. */
    void playYear(int people) {
        SeededYear.play(
                Staff.RIVERSIDE.id(),
                people,
                5,
                then -> {
                    var shelf = new InMemoryCharts(then);
                    played.add(shelf);
                    return shelf;
                });
        played.forEach(charts::takeOver);
    }

    /** Brings somebody to the door of the treatment room: plan agreed, safety questions asked. */
    void bringIntoCare(Whose whose) {
        clock.move(VISIT.negated());
        try {
            register(whose, Cast.mei());
            var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, whose);
            InCare.plan(charts, records, Staff.pia().user(), clock.instant());
            InCare.askSafety(charts, records, clock.instant());
        } finally {
            clock.move(VISIT);
        }
    }

    /** When the questions before the visit of the bench were asked today, by the clinic's clock. */
    Instant beforeTheVisit() {
        var zone = Staff.RIVERSIDE.zone();
        return LocalDate.ofInstant(clock.instant(), zone).atTime(9, 20).atZone(zone).toInstant();
    }

    Chart chart(Whose whose) {
        return charts.find(Staff.permit(Staff.pia(), Deed.READ_CHART, whose)).orElseThrow();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A browser without script or screen, whose owner has signed in. */
    Caller caller(Account account) {
        var caller = new Caller(URI.create(address).getPort());
        caller.get("/sign-in");
        caller.post("/sign-in", Map.of("handle", account.handle(), "password", PASSWORD));
        return caller;
    }

    /** A browser without script whose owner came by a link to their own pages. */
    Caller guest(Whose whose) {
        return guest(whose, LinkPurpose.OWN_PAGES);
    }

    /** The same by a link that was made for this. */
    Caller guest(Whose whose, LinkPurpose purpose) {
        var path = link(whose, purpose);
        var caller = new Caller(port);
        caller.get(path);
        if (caller.post(path, Map.of()).statusCode() != 303) {
            throw new IllegalStateException("the link did not open");
        }
        return caller;
    }

    /** A browser whose owner came by such a link. */
    Visit asGuest(Whose whose, Screen screen) {
        var visit = visitor().on(screen).begin();
        var page = visit.open(link(whose, LinkPurpose.OWN_PAGES));
        page.locator("main form button").click();
        page.waitForURL("**/me");
        return visit;
    }

    private String link(Whose whose, LinkPurpose purpose) {
        var fresh = context.getBean(LinkTokens.class).fresh();
        context.getBean(Links.class)
                .make(
                        Staff.permit(Staff.frank(), Deed.SEND_LINK, whose),
                        new Link(
                                fresh.hash(),
                                whose,
                                purpose,
                                "",
                                clock.instant().plus(Duration.ofDays(7))));
        return URI.create(fresh.address()).getPath();
    }

    /** Somebody who has not come in and reads without a browser. */
    Caller anybody() {
        return new Caller(port);
    }

    /** A browser of somebody who has not come in. */
    Visit.Plan visitor() {
        return Visit.to(address);
    }

    /** A browser whose owner has signed in. */
    Visit signedIn(Account account, Screen screen) {
        return signedIn(account, visitor().on(screen));
    }

    /** The same with a browser of a kind: in the dark, or without script. */
    Visit signedIn(Account account, Visit.Plan plan) {
        var visit = plan.begin();
        var page = visit.open("/sign-in?next=/keys");
        signIn(page, account);
        page.waitForURL("**/keys");
        return visit;
    }

    /** Fills in the page that somebody sees who has to sign in. */
    static void signIn(Page page, Account account) {
        page.locator("[name=handle]").fill(account.handle());
        page.locator("[name=password]").fill(PASSWORD);
        page.locator("form[action='/sign-in'] [type=submit]").click();
    }

    /** Somebody who has signed in and reads without a browser. */
    Caller reader(Account account) {
        var caller = new Caller(port);
        caller.get("/sign-in");
        var answer =
                caller.post("/sign-in", Map.of("handle", account.handle(), "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in was answered with " + answer.statusCode());
        }
        return caller;
    }

    @Override
    public void close() {
        context.close();
    }

    private static Account withPassword(Account account) {
        return Staff.withPassword(account, HASH);
    }

    /** The pages, the door and the data; none of the database. */
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @ComponentScan({"huantiao.web", "huantiao.app.door"})
    @Import({
        PageWiring.class,
        KnowledgeWiring.class,
        MeasuresWiring.class,
        EvidenceWiring.class,
        PaperWiring.class,
        PoolWiring.class
    })
    static class Wiring {}
}
