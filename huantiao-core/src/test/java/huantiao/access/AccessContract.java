package huantiao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import huantiao.people.Credential;
import huantiao.people.Profession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of accounts, links and audit lines keeps to, in memory or in PostgreSQL. */
public abstract class AccessContract {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final String HASH = "{argon2}one";

    private final ClinicId ours = new ClinicId(UUID.randomUUID());
    private final ClinicId theirs = new ClinicId(UUID.randomUUID());
    private final PatientId mei = new PatientId(UUID.randomUUID());
    private final Account olive = account(ours, "olive", Role.OWNER, Role.PRACTITIONER);
    private final Account otto = account(theirs, "otto", Role.OWNER, Role.PRACTITIONER);

    private Accounts accounts;
    private Links links;
    private AuditTrail trail;

    /** Shelves that show nothing of other tests' clinics, or empty ones. */
    protected abstract Shelves shelves();

    /** The three shelves that belong together. */
    public record Shelves(Accounts accounts, Links links, AuditTrail trail) {}

    @BeforeEach
    void foundTwoClinics() {
        var shelves = shelves();
        accounts = shelves.accounts();
        links = shelves.links();
        trail = shelves.trail();
        accounts.found(clinic(ours, "Ring and Reed"), olive).orElseThrow();
        accounts.found(clinic(theirs, "Elsewhere"), otto).orElseThrow();
    }

    @Test
    void knowsWhomItFounded() {
        assertThat(accounts.isEmpty()).isFalse();
        assertThat(accounts.clinic(ours)).contains(clinic(ours, "Ring and Reed"));
        assertThat(accounts.clinic(new ClinicId(UUID.randomUUID()))).isEmpty();
        assertThat(accounts.byHandle(olive.handle())).contains(olive);
        assertThat(accounts.byId(olive.user())).contains(olive);
        assertThat(accounts.byHandle("nobody\0here")).isEmpty();
    }

    @Test
    void foundsNoClinicTwice() {
        var again = account(ours, "again", Role.OWNER);

        assertThat(accounts.found(clinic(ours, "Again"), again).reasonOrThrow())
                .isEqualTo(Accounts.Refusal.HANDLE_TAKEN);
        assertThat(accounts.byHandle(again.handle())).isEmpty();
        assertThat(accounts.clinic(ours)).contains(clinic(ours, "Ring and Reed"));
    }

    @Test
    void showsTheMembersOfOneClinicOnly() {
        var ada = account(ours, "ada", Role.PRACTITIONER);
        accounts.add(managing(olive), ada).orElseThrow();

        assertThat(accounts.members(managing(olive))).containsExactlyInAnyOrder(ada, olive);
        assertThat(accounts.members(managing(otto))).containsExactly(otto);
    }

    @Test
    void refusesAHandleThatAnybodyHas() {
        var twin =
                new Account(
                        new UserId(UUID.randomUUID()),
                        ours,
                        otto.handle(),
                        "Twin",
                        Profession.NONE,
                        List.of(),
                        EnumSet.of(Role.FRONT_DESK),
                        HASH,
                        true);

        assertThat(accounts.add(managing(olive), twin).reasonOrThrow())
                .isEqualTo(Accounts.Refusal.HANDLE_TAKEN);
        assertThat(accounts.byHandle(otto.handle())).contains(otto);
    }

    @Test
    void changesRolesNameAndActivity() {
        var ada = account(ours, "ada", Role.PRACTITIONER);
        accounts.add(managing(olive), ada).orElseThrow();
        var left =
                new Account(
                        ada.user(),
                        ours,
                        ada.handle(),
                        "Ada Quill-Reed",
                        Profession.PHYSICIAN,
                        List.of(),
                        EnumSet.of(Role.PRACTITIONER, Role.REVIEWER),
                        "{argon2}two",
                        false);

        accounts.change(managing(olive), left).orElseThrow();

        assertThat(accounts.byId(ada.user())).contains(left);
    }

    @Test
    void keepsTheLastOwner() {
        assertThat(accounts.change(managing(olive), without(olive, Role.OWNER)).reasonOrThrow())
                .isEqualTo(Accounts.Refusal.LAST_OWNER);

        accounts.add(managing(olive), account(ours, "second", Role.OWNER)).orElseThrow();

        assertThat(accounts.change(managing(olive), without(olive, Role.OWNER)).isOk()).isTrue();
    }

    @Test
    void keepsOneOwnerWhenTwoLeaveAtOnce() throws Exception {
        var second = account(ours, "second", Role.OWNER, Role.PRACTITIONER);
        accounts.add(managing(olive), second).orElseThrow();

        Callable<Result<Account, Accounts.Refusal>> firstLeaves =
                () -> accounts.change(managing(olive), without(olive, Role.OWNER));
        Callable<Result<Account, Accounts.Refusal>> secondLeaves =
                () -> accounts.change(managing(olive), without(second, Role.OWNER));

        var answers = atOnce(List.of(firstLeaves, secondLeaves));

        assertThat(answers.stream().filter(Result::isOk)).hasSize(1);
    }

    @Test
    void refusesToChangeAnAccountThatIsNotThere() {
        var stranger = account(ours, "stranger", Role.OWNER);

        assertThat(accounts.change(managing(olive), stranger).reasonOrThrow())
                .isEqualTo(Accounts.Refusal.UNKNOWN_ACCOUNT);
    }

    @Test
    void touchesNoAccountOfAnotherClinic() {
        assertThatThrownBy(() -> accounts.change(managing(olive), otto))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        accounts.add(managing(olive), account(theirs, "spy", Role.PRACTITIONER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOnesOwnPassword() {
        var keys = Permit.ask(otto.member(), Deed.MANAGE_OWN_KEYS).orElseThrow();

        accounts.changeOwnPassword(keys, "{argon2}new");

        assertThat(accounts.byId(otto.user()).orElseThrow().passwordHash())
                .isEqualTo("{argon2}new");
        assertThat(accounts.byId(olive.user())).contains(olive);
    }

    @Test
    void opensALinkOnceAndBeforeItEnds() {
        var link = link("a", NOW.plusSeconds(60));
        links.make(sending(), link);

        assertThat(links.look(link.tokenHash(), NOW)).isEqualTo(Result.ok(link));
        assertThat(links.look(link.tokenHash(), NOW)).isEqualTo(Result.ok(link));
        assertThat(links.use(link.tokenHash(), NOW)).isEqualTo(Result.ok(link));
        assertThat(links.use(link.tokenHash(), NOW)).isEqualTo(Result.refused(Links.Refusal.USED));
        assertThat(links.look(link.tokenHash(), NOW)).isEqualTo(Result.refused(Links.Refusal.USED));
    }

    @Test
    void opensNoLinkThatEndedOrNeverWas() {
        var link = link("b", NOW);
        links.make(sending(), link);

        assertThat(links.look(link.tokenHash(), NOW))
                .isEqualTo(Result.refused(Links.Refusal.EXPIRED));
        assertThat(links.use(link.tokenHash(), NOW))
                .isEqualTo(Result.refused(Links.Refusal.EXPIRED));
        assertThat(links.use("0".repeat(64), NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
        assertThat(links.look("not\0a hash", NOW)).isEqualTo(Result.refused(Links.Refusal.UNKNOWN));
    }

    @Test
    void givesALinkToOneOfManyAtOnce() throws Exception {
        var link = link("c", NOW.plusSeconds(60));
        links.make(sending(), link);
        Callable<Result<Link, Links.Refusal>> use = () -> links.use(link.tokenHash(), NOW);

        var answers = atOnce(List.of(use, use, use, use, use, use));

        assertThat(answers.stream().filter(Result::isOk)).hasSize(1);
        assertThat(answers).contains(Result.refused(Links.Refusal.USED));
    }

    @Test
    void makesALinkForThePermitsPatientOnly() {
        var other = new Whose(ours, new PatientId(UUID.randomUUID()));
        var link = new Link(hash("d"), other, LinkPurpose.INTAKE, "", NOW);

        assertThatThrownBy(() -> links.make(sending(), link))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsThePatientWhoOpenedTheRecordNewestFirst() {
        trail.note(line(AuditTrail.Event.OPENED, olive, 0, Deed.READ_CHART));
        trail.note(line(AuditTrail.Event.CHANGED, olive, 1, Deed.RECORD_CARE));
        trail.note(line(AuditTrail.Event.LINK_MADE, olive, 2, Deed.SEND_LINK));
        trail.note(
                new AuditTrail.Line(
                        NOW,
                        AuditTrail.Event.SIGN_IN_FAILED,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "HT-0301"));

        var openings = trail.openings(seeing(), 10);

        assertThat(openings)
                .containsExactly(
                        new AuditTrail.Opening(
                                NOW.plusSeconds(1),
                                AuditTrail.Event.CHANGED,
                                olive.name(),
                                Optional.of(Deed.RECORD_CARE)),
                        new AuditTrail.Opening(
                                NOW,
                                AuditTrail.Event.OPENED,
                                olive.name(),
                                Optional.of(Deed.READ_CHART)));
        assertThat(trail.openings(seeing(), 1)).hasSize(1);
    }

    private AuditTrail.Line line(AuditTrail.Event event, Account who, int second, Deed deed) {
        return new AuditTrail.Line(
                NOW.plusSeconds(second),
                event,
                Optional.of(ours),
                Optional.of(who.user()),
                false,
                Optional.of(mei),
                Optional.of(deed),
                "/people");
    }

    private Link link(String seed, Instant expiresAt) {
        return new Link(
                hash(seed), new Whose(ours, mei), LinkPurpose.CHECK_IN, "week 6", expiresAt);
    }

    /** A hash no other test of this run uses. */
    private String hash(String seed) {
        var text = ours.value().toString().replace("-", "") + seed.repeat(32);
        return text.substring(0, 64);
    }

    private Permit sending() {
        return Permit.ask(olive.member(), Deed.SEND_LINK, new Whose(ours, mei)).orElseThrow();
    }

    private Permit seeing() {
        return Permit.ask(olive.member(), Deed.SEE_OPENINGS, new Whose(ours, mei)).orElseThrow();
    }

    private static Permit managing(Account owner) {
        return Permit.ask(owner.member(), Deed.MANAGE_MEMBERS).orElseThrow();
    }

    private static Clinic clinic(ClinicId id, String name) {
        return new Clinic(id, name, ZoneId.of("Europe/Lisbon"));
    }

    private static Account without(Account account, Role role) {
        var roles = EnumSet.copyOf(account.roles());
        roles.remove(role);
        roles.add(Role.PRACTITIONER);
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                roles,
                account.passwordHash(),
                account.active());
    }

    private static Account account(ClinicId clinic, String name, Role first, Role... more) {
        return new Account(
                new UserId(UUID.randomUUID()),
                clinic,
                name + "-" + UUID.randomUUID(),
                name + " 环跳",
                Profession.ACUPUNCTURIST,
                List.of(new Credential("Licensed acupuncturist", "The board", "LA-1")),
                EnumSet.of(first, more),
                HASH,
                true);
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        try (var pool = Executors.newFixedThreadPool(deeds.size())) {
            var answers = new ArrayList<T>();
            for (var future : pool.invokeAll(deeds)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
