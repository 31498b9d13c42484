package huantiao.app.post;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.RIVERSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import huantiao.Cast;
import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.access.InMemoryLinks;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.app.MovingClock;
import huantiao.app.post.PostSettings.Gateway;
import huantiao.app.post.PostSettings.MailServer;
import huantiao.app.post.PostSettings.Security;
import huantiao.app.visit.InCare;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.InMemoryCharts;
import huantiao.care.Roster;
import huantiao.care.Taken;
import huantiao.people.Contact;
import huantiao.reminders.CallList;
import huantiao.reminders.InMemoryOutbox;
import huantiao.reminders.Occasion;
import huantiao.reminders.Outbox;
import huantiao.reminders.Outbox.State;
import huantiao.reminders.Posts;
import huantiao.reminders.QuietHours;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import huantiao.store.JdbcAccounts;
import huantiao.store.JdbcAuditTrail;
import huantiao.store.JdbcCharts;
import huantiao.store.JdbcLinks;
import huantiao.store.JdbcOutbox;
import huantiao.store.JdbcRoster;
import huantiao.web.Words;
import huantiao.web.access.LinkTokens;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Reminders from the schedule to the mailbox: a mail server and a gateway on this machine, and the
 * clinic's clock, which the test moves.
 */
class RoundsTest {

    private static final Contact BOTH = new Contact("mei@example.org", "+351 900 000 000");
    private static final Pattern LINK = Pattern.compile("https://clinic\\.example/l/(\\S+)");

    /** What would say something about somebody's health, or who they are. */
    private static final Pattern TELLING =
            Pattern.compile(
                    "(?i)sciatic|pain|leg\\b|back\\b|nerve|weak|numb|acupunct|needle|treat|therap|symptom"
                            + "|health|clinic\\b|doctor|patient|check-in|diagnos|medic|\\bmei\\b");

    private static final Taken LEG_SIX =
            new Taken("nrs_leg", new TreeMap<>(Map.of("1", "6")), Optional.of(6.0), "");

    private final GreenMail mail = new GreenMail(new ServerSetup[] {setup("smtp"), setup("imap")});
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final MovingClock clock = new MovingClock();
    private Bench bench = Bench.inMemory(clock);
    private HttpServer gateway = gateway();

    /** The shelves of one clinic. */
    private record Bench(
            Accounts accounts,
            Charts charts,
            Roster roster,
            Links links,
            AuditTrail trail,
            Outbox outbox) {

        static Bench inMemory(MovingClock clock) {
            var charts = new InMemoryCharts(clock);
            var accounts = new InMemoryAccounts();
            return new Bench(
                    accounts,
                    charts,
                    charts,
                    new InMemoryLinks(),
                    new InMemoryAuditTrail(accounts),
                    new InMemoryOutbox(RIVERSIDE));
        }

        static Bench on(Database database, MovingClock clock) {
            return new Bench(
                    new JdbcAccounts(database),
                    new JdbcCharts(database, clock),
                    new JdbcRoster(database, clock),
                    new JdbcLinks(database),
                    new JdbcAuditTrail(database),
                    new JdbcOutbox(database));
        }

        Rounds.Shelves shelves() {
            return new Rounds.Shelves(outbox, roster, charts, links, trail);
        }
    }

    private static ServerSetup setup(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    private static HttpServer gateway() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void opens() {
        mail.start();
        mail.setUser("hello@example.org", "hello", "secret");
        gateway.createContext(
                "/",
                exchange -> {
                    texts.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(202, -1);
                    exchange.close();
                });
        gateway.start();
    }

    @AfterEach
    void closes() {
        mail.stop();
        gateway.stop(0);
    }

    @Test
    void asksOnTheDayAndTwiceAgainAndThenLeavesItToACall() {
        begin(BOTH);
        var rounds = rounds();

        for (int day = 0; day < 40; day++) {
            rounds.go();
            rounds.go();
            clock.move(Duration.ofDays(1));
        }

        assertThat(received()).hasSize(3 + 3);
        assertThat(texts).isEmpty();
        assertThat(calls()).extracting(CallList.Call::reason).containsOnly(CallList.Reason.SILENT);
    }

    @Test
    void theMessageSaysNothingOfHealthAndNamesNobody() throws Exception {
        begin(BOTH);
        clock.move(Duration.ofDays(14));

        rounds().go();

        var message = received().getFirst();
        var said = message.getSubject() + "\n" + GreenMailUtil.getWholeMessage(message);
        assertThat(said.replaceAll("https://clinic\\.example/l/\\S+|<?mei@example\\.org>?", ""))
                .as(said)
                .doesNotContainPattern(TELLING);
        assertThat(message.getSubject()).isEqualTo("A few questions from Ring & Reed");
        assertThat(message.getFrom()[0]).hasToString("Ring & Reed <hello@example.org>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void theTextMessageSaysAsLittle() {
        begin(new Contact("", "+351 900 000 000"));
        clock.move(Duration.ofDays(14));

        rounds().go();

        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().replace("clinic.example", "").replaceAll("/l/\\S+", ""))
                .doesNotContainPattern(TELLING)
                .contains("+351 900 000 000", "Ring & Reed");
    }

    @Test
    void theLinkOpensOneCheckInOfThePersonForFourteenDays() throws Exception {
        begin(BOTH);
        clock.move(Duration.ofDays(14));

        rounds().go();

        var found = LINK.matcher(received().getFirst().getContent().toString());
        assertThat(found.find()).isTrue();
        var link =
                bench.links().look(LinkTokens.hash(found.group(1)), clock.instant()).orElseThrow();
        assertThat(link.whose()).isEqualTo(MEI);
        assertThat(link.purpose()).isEqualTo(LinkPurpose.CHECK_IN);
        assertThat(link.about()).isEqualTo("week 2");
        assertThat(Duration.between(clock.instant(), link.expiresAt()))
                .isEqualTo(Duration.ofDays(14));
    }

    @Test
    void whoHasAnsweredIsLeftAlone() {
        begin(BOTH);
        clock.move(Duration.ofDays(13));
        answer();
        clock.move(Duration.ofDays(1));

        rounds().go();

        assertThat(received()).isEmpty();
        assertThat(states()).isEmpty();
    }

    @Test
    void anAnswerThatComesWhileTheMessageWaitsStopsIt() {
        begin(BOTH);
        clock.move(Duration.ofDays(14).minusHours(3));
        rounds().go();
        assertThat(states()).containsExactly(State.WAITING);
        answer();
        clock.move(Duration.ofHours(3));

        rounds().go();

        assertThat(received()).isEmpty();
    }

    @Test
    void nothingIsSentAtNight() {
        begin(BOTH);
        // The clock of the test says 9:00 in Lisbon's winter, 10:00 in Berlin.
        clock.move(Duration.ofDays(14).plusHours(11));

        rounds().go();
        assertThat(received()).isEmpty();
        assertThat(states()).containsExactly(State.WAITING);

        clock.move(Duration.ofHours(11));
        rounds().go();
        assertThat(received()).hasSize(1);
    }

    @Test
    void whoDidNotAgreeOrSaidNoGetsNothing() {
        begin(BOTH);
        withdraw();
        clock.move(Duration.ofDays(14));

        rounds().go();

        assertThat(received()).isEmpty();
        assertThat(states()).containsExactly(State.DROPPED);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLaterAndLaterUntilTheDayIsOver() {
        begin(BOTH);
        clock.move(Duration.ofDays(14));
        int port = mail.getSmtp().getPort();
        mail.stop();
        var rounds = rounds(port);

        rounds.go();
        clock.move(Duration.ofMinutes(4));
        rounds.go();
        assertThat(states()).containsExactly(State.WAITING);
        clock.move(Duration.ofDays(3));
        rounds.go();

        assertThat(states()).containsExactlyInAnyOrder(State.DROPPED, State.WAITING);
    }

    @Test
    void anAddressThatTakesNothingIsLeftForTheOtherOne() {
        begin(BOTH);
        clock.move(Duration.ofDays(14));
        try (var refusing = new ScriptedSmtp().answering("RCPT", "550 5.1.1 no such user")) {
            var rounds = rounds(refusing.port());

            rounds.go();
            rounds.go();

            assertThat(texts).hasSize(1);
            assertThat(states()).containsExactly(State.SENT);
            assertThat(calls()).isEmpty();
        }
    }

    @Test
    void whomNothingReachesIsCalledAtOnceAndWrittenToAgainOnceTheAddressIsPutRight() {
        begin(new Contact("mei@example.org", ""));
        clock.move(Duration.ofDays(14));
        try (var refusing = new ScriptedSmtp().answering("RCPT", "550 5.1.1 no such user")) {
            rounds(refusing.port()).go();
            rounds(refusing.port()).go();
        }
        assertThat(calls())
                .extracting(CallList.Call::reason)
                .containsExactly(CallList.Reason.CAME_BACK);

        correct(new Contact("mei@example.net", ""));
        clock.move(Duration.ofDays(3));
        rounds().go();

        assertThat(received()).hasSize(1);
        assertThat(calls()).isEmpty();
    }

    @Test
    void aMailThatComesBackForGoodStopsTheAddressAndAsksForACall() throws Exception {
        begin(new Contact("mei@example.org", ""));
        clock.move(Duration.ofDays(14));
        var rounds = rounds();
        rounds.go();
        var id = received().getFirst().getMessageID();
        bounce("4.2.0", "delayed", id);
        bounce("5.2.2", "failed", id);
        bounce("5.1.1", "failed", "<11111111-1111-1111-1111-111111111111@example.org>");
        mailbox().read(rounds::cameBack);
        assertThat(calls()).isEmpty();

        bounce("5.1.1", "failed", id);
        mailbox().read(rounds::cameBack);

        assertThat(states()).containsExactly(State.CAME_BACK);
        assertThat(calls())
                .extracting(CallList.Call::reason)
                .containsExactly(CallList.Reason.CAME_BACK);
        clock.move(Duration.ofDays(3));
        rounds.go();
        assertThat(sentTo("mei@example.org")).hasSize(1);
    }

    @Test
    void surelyNotSentIsTriedAgainAfterARestartAndPerhapsSentIsNot(@TempDir Path directory) {
        var settings =
                new DatabaseSettings.Own(
                        directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST);
        try (var hangsUp = new ScriptedSmtp().answering("end", ScriptedSmtp.HANGS_UP);
                var busy = new ScriptedSmtp().answering("RCPT", "450 4.2.0 later")) {
            try (var database = Database.open(settings)) {
                bench = Bench.on(database, clock);
                bench.accounts().found(RIVERSIDE, Staff.olive()).orElseThrow();
                bench.accounts()
                        .add(Staff.permit(Staff.olive(), Deed.MANAGE_MEMBERS), Staff.pia())
                        .orElseThrow();
                begin(BOTH);
                clock.move(Duration.ofDays(14));
                rounds(busy.port()).go();
                assertThat(states()).containsExactly(State.WAITING);
            }
            try (var database = Database.open(settings)) {
                bench = Bench.on(database, clock);
                rounds(hangsUp.port()).go();
                assertThat(hangsUp.taken).hasValue(0);
                clock.move(Duration.ofMinutes(5));
                rounds(hangsUp.port()).go();
                assertThat(states()).containsExactly(State.UNSURE);
            }
            try (var database = Database.open(settings)) {
                bench = Bench.on(database, clock);
                clock.move(Duration.ofHours(1));
                rounds().go();
                assertThat(received()).isEmpty();

                clock.move(Duration.ofDays(3));
                rounds().go();
                assertThat(received()).hasSize(1);
                assertThat(states()).containsExactly(State.SENT, State.UNSURE);
            }
        }
    }

    @Test
    void whoeverWasStoppedWhileSendingDoesNotSendTwice(@TempDir Path directory) {
        var settings =
                new DatabaseSettings.Own(
                        directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST);
        try (var database = Database.open(settings)) {
            bench = Bench.on(database, clock);
            bench.accounts().found(RIVERSIDE, Staff.olive()).orElseThrow();
            begin(BOTH);
            clock.move(Duration.ofDays(14));
            rounds(
                            new Posts(
                                    Optional.of(_ -> {
                                        throw new IllegalStateException("the machine stops here");
                                    }),
                                    Optional.empty()))
                    .go();
            assertThat(states()).containsExactly(State.SENDING);

            rounds().go();
            clock.move(Duration.ofMinutes(11));
            rounds().go();

            assertThat(received()).isEmpty();
            assertThat(states()).containsExactly(State.UNSURE);
        }
    }

    @Test
    void twoServersOnOneDatabaseSendOnce(@TempDir Path directory) throws Exception {
        var settings =
                new DatabaseSettings.Own(
                        directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST);
        try (var database = Database.open(settings)) {
            bench = Bench.on(database, clock);
            bench.accounts().found(RIVERSIDE, Staff.olive()).orElseThrow();
            begin(BOTH);
            clock.move(Duration.ofDays(14));
            var one = rounds();
            var other = rounds();

            var first = Thread.ofVirtual().start(one::go);
            var second = Thread.ofVirtual().start(other::go);
            first.join();
            second.join();

            assertThat(received()).hasSize(1);
        }
    }

    @Test
    void aPlanWhoseFirstVisitIsToComeIsNotRemindedOfAWeekThatCountsFromIt() {
        register(BOTH);
        InCare.plan(bench.charts(), care(), Staff.pia().user(), clock.instant());
        var rounds = rounds();
        for (int day = 0; day < 40; day++) {
            rounds.go();
            clock.move(Duration.ofDays(1));
        }
        assertThat(received()).isEmpty();
        assertThat(calls()).isEmpty();

        visit();
        clock.move(Duration.ofDays(14));
        rounds.go();

        assertThat(received()).hasSize(1);
        assertThat(occasions())
                .extracting(Occasion::start)
                .containsExactly(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(14));
    }

    @Test
    void whoScoredOnceBeforeTreatmentIsAskedAWeekLaterAndOnceMoreAndNeverCalled() {
        register(BOTH);
        score();
        var rounds = rounds();

        for (int day = 0; day < 40; day++) {
            rounds.go();
            assertThat(received()).as("day %d", day).hasSize(day < 7 ? 0 : day < 10 ? 1 : 2);
            clock.move(Duration.ofDays(1));
        }

        assertThat(calls()).isEmpty();
        assertThat(occasions())
                .allMatch(Occasion::isOfSecondStart)
                .extracting(Occasion::nth)
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aSecondScoreOrTheFirstVisitEndsTheAsking() {
        register(BOTH);
        score();
        clock.move(Duration.ofDays(3));
        score();
        clock.move(Duration.ofDays(4));
        rounds().go();
        assertThat(states()).isEmpty();
    }

    @Test
    void aFirstVisitBeforeTheWeekIsOverIsNotAskedAbout() {
        register(BOTH);
        score();
        InCare.plan(bench.charts(), care(), Staff.pia().user(), clock.instant());
        clock.move(Duration.ofDays(7).minusHours(3));
        rounds().go();
        clock.move(Duration.ofHours(1));
        visit();

        clock.move(Duration.ofHours(3));
        rounds().go();

        assertThat(received()).isEmpty();
    }

    @Test
    void whoMustSeeADoctorFirstIsNotAskedForAScore() {
        register(BOTH);
        score();
        InCare.tellAnEmergency(bench.charts(), care(), clock.instant());
        clock.move(Duration.ofDays(7));

        rounds().go();

        assertThat(states()).isEmpty();
    }

    @Test
    void theSecondScoreIsAskedFromTheDatabaseTooAndStopsAtTheFirstVisit(@TempDir Path directory) {
        var settings =
                new DatabaseSettings.Own(
                        directory, OptionalInt.empty(), DatabaseSettings.Tenancy.HOST);
        try (var database = Database.open(settings)) {
            bench = Bench.on(database, clock);
            bench.accounts().found(RIVERSIDE, Staff.olive()).orElseThrow();
            bench.accounts()
                    .add(Staff.permit(Staff.olive(), Deed.MANAGE_MEMBERS), Staff.pia())
                    .orElseThrow();
            register(BOTH);
            score();
            clock.move(Duration.ofDays(7));

            rounds().go();
            assertThat(received()).hasSize(1);

            InCare.plan(bench.charts(), care(), Staff.pia().user(), clock.instant());
            visit();
            clock.move(Duration.ofDays(3));
            rounds().go();
            assertThat(received()).hasSize(1);
        }
    }

    private void register(Contact contact) {
        var mei = Cast.mei();
        bench.charts()
                .register(
                        Staff.permit(Staff.frank(), Deed.REGISTER_PATIENT),
                        MEI.patient(),
                        new Entry.Registered(mei.name(), mei.born(), mei.sex(), contact));
        InCare.<CareRefusal>add(
                bench.charts(),
                care(),
                clock.instant(),
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.REMINDERS), "1"));
    }

    private void score() {
        bench.charts()
                .<String>add(
                        care(),
                        clock.instant(),
                        _ ->
                                Result.ok(
                                        List.of(
                                                new Entry.CheckedIn(
                                                        0,
                                                        List.of(LEG_SIX),
                                                        FactsTold.NOTHING,
                                                        false))));
    }

    private void visit() {
        InCare.visit(bench.charts(), care(), clock.instant());
    }

    private List<Occasion> occasions() {
        return bench
                .outbox()
                .past(Staff.permit(Staff.frank(), Deed.CHOOSE_REMINDERS, MEI), 10)
                .stream()
                .map(Outbox.Past::occasion)
                .toList();
    }

    private void begin(Contact contact) {
        var mei = Cast.mei();
        bench.charts()
                .register(
                        Staff.permit(Staff.frank(), Deed.REGISTER_PATIENT),
                        MEI.patient(),
                        new Entry.Registered(mei.name(), mei.born(), mei.sex(), contact));
        InCare.plan(bench.charts(), care(), Staff.pia().user(), clock.instant());
        visit();
        InCare.<CareRefusal>add(
                bench.charts(),
                care(),
                clock.instant(),
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.REMINDERS), "1"));
    }

    private void withdraw() {
        InCare.<CareRefusal>add(
                bench.charts(),
                care(),
                clock.instant(),
                chart -> CareSteps.withdraw(chart, ConsentKind.REMINDERS));
    }

    private void correct(Contact contact) {
        var mei = Cast.mei();
        InCare.<CareRefusal>add(
                bench.charts(),
                care(),
                clock.instant(),
                chart ->
                        CareSteps.correct(
                                chart,
                                new Entry.DetailsCorrected(
                                        mei.name(), mei.born(), mei.sex(), contact),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private void answer() {
        bench.charts()
                .<String>add(
                        care(),
                        clock.instant(),
                        _ ->
                                Result.ok(
                                        List.of(
                                                new Entry.CheckedIn(
                                                        2, List.of(), FactsTold.NOTHING, false))));
    }

    private static Permit care() {
        return Staff.permit(Staff.pia(), Deed.RECORD_CARE, MEI);
    }

    private Rounds rounds() {
        return rounds(mail.getSmtp().getPort());
    }

    private Rounds rounds(int smtpPort) {
        return rounds(
                new Posts(
                        Optional.of(
                                new SmtpPost(
                                        new MailServer(
                                                "127.0.0.1", smtpPort, Security.NONE, "", ""),
                                        "hello@example.org",
                                        "Ring & Reed",
                                        clock)),
                        Optional.of(
                                new GatewayPost(
                                        new Gateway(
                                                URI.create(
                                                        "http://localhost:%d/"
                                                                .formatted(
                                                                        gateway.getAddress()
                                                                                .getPort())),
                                                "secret")))));
    }

    private Rounds rounds(Posts posts) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/reminders");
        messages.setDefaultEncoding("UTF-8");
        return new Rounds(
                bench.shelves(),
                posts,
                QuietHours.NIGHT,
                new MessageWords(new Words(messages, Locale.ENGLISH), "Ring & Reed"),
                new LinkTokens(new SecureRandom(), URI.create("https://clinic.example")),
                clock,
                UUID::randomUUID);
    }

    private Bounces mailbox() {
        return new Bounces(
                new MailServer(
                        "127.0.0.1", mail.getImap().getPort(), Security.NONE, "hello", "secret"));
    }

    private void bounce(String status, String action, String messageId) throws Exception {
        var report =
                """
                From: MAILER-DAEMON@example.org
                To: hello@example.org
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.org

                Final-Recipient: rfc822; mei@example.org
                Action: %s
                Status: %s

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: A few questions

                --b--
                """
                        .formatted(action, status, messageId)
                        .replace("\n", "\r\n");
        var user = mail.getUserManager().getUser("hello");
        user.deliver(
                new MimeMessage(
                        jakarta.mail.Session.getInstance(new Properties()),
                        new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8))));
    }

    private List<MimeMessage> received() {
        return List.of(mail.getReceivedMessages());
    }

    private List<MimeMessage> sentTo(String address) {
        return received().stream()
                .filter(message -> GreenMailUtil.getAddressList(all(message)).contains(address))
                .toList();
    }

    private static Address[] all(MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<State> states() {
        return bench
                .outbox()
                .past(Staff.permit(Staff.frank(), Deed.CHOOSE_REMINDERS, MEI), 10)
                .stream()
                .map(Outbox.Past::state)
                .toList();
    }

    private List<CallList.Call> calls() {
        var today = Staff.permit(Staff.frank(), Deed.SEE_TODAY);
        return CallList.of(
                bench.roster().today(today, 100),
                bench.outbox().unreached(today),
                LocalDate.ofInstant(clock.instant(), RIVERSIDE.zone()),
                RIVERSIDE.zone());
    }
}
