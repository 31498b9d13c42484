package huantiao.app;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.door.Secrets;
import huantiao.app.post.PostSettings;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The clinic as {@code ./huantiao run} starts it: every bean, a PostgreSQL of its own, HTTP. Two
 * clinics work in it, those of {@link Staff}.
 */
final class WholeClinic implements AutoCloseable {

    static final String PASSWORD = "the heron stands in shallow water";

    private final Path directory;
    private final Database database;
    private final ConfigurableApplicationContext context;
    private final String hash;

    private WholeClinic() throws IOException {
        directory = Files.createTempDirectory("huantiao-whole");
        database =
                Database.open(
                        new DatabaseSettings.Own(
                                directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST));
        context =
                Clinic.start(
                        new ClinicSettings(0, "127.0.0.1", false, false),
                        PostSettings.NONE,
                        () -> database);
        hash = bean(Secrets.class).hash(PASSWORD);
        var accounts = bean(Accounts.class);
        accounts.found(Staff.RIVERSIDE, withPassword(Staff.olive())).orElseThrow();
        for (var other : List.of(Staff.pia(), Staff.frank(), Staff.rae())) {
            accounts.add(Staff.permit(Staff.olive(), Deed.MANAGE_MEMBERS), withPassword(other))
                    .orElseThrow();
        }
        accounts.found(Staff.HILLTOP, withPassword(Staff.hugo())).orElseThrow();
    }

    static WholeClinic open() {
        try {
            return new WholeClinic();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    List<Routes.Route> routes() {
        return Routes.of(
                context.getBean(
                        "requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    }

    Database database() {
        return database;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    Chart register(Account by, Whose whose, Entry.Registered registered) {
        return bean(Charts.class)
                .register(
                        Permit.ask(by.member(), Deed.REGISTER_PATIENT).orElseThrow(),
                        whose.patient(),
                        registered);
    }

    Chart chart(Account by, Whose whose) {
        return bean(Charts.class).find(Staff.permit(by, Deed.READ_CHART, whose)).orElseThrow();
    }

    /** A new browser. */
    Caller caller() {
        return new Caller(port());
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
        caller.get("/keys");
        return caller;
    }

    /** A browser whose owner came by a link. */
    Caller guest(Whose whose, LinkPurpose purpose) {
        var fresh =
                new LinkTokens(new SecureRandom(), URI.create("http://localhost:" + port()))
                        .fresh();
        var sender = whose.clinic().equals(Staff.HILLTOP.id()) ? Staff.hugo() : Staff.frank();
        bean(Links.class)
                .make(
                        Staff.permit(sender, Deed.SEND_LINK, whose),
                        new Link(
                                fresh.hash(),
                                whose,
                                purpose,
                                purpose == LinkPurpose.CHECK_IN ? "week 0" : "",
                                Instant.now().plus(Duration.ofDays(7))));
        var path = URI.create(fresh.address()).getPath();
        var caller = caller();
        caller.get(path);
        var answer = caller.post(path, Map.of());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("the link was answered with " + answer.statusCode());
        }
        caller.get(Objects.requireNonNull(answer.headers().firstValue("Location").orElse("/me")));
        return caller;
    }

    private Account withPassword(Account account) {
        return Staff.withPassword(account, hash);
    }

    @Override
    public void close() {
        context.close();
        database.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
