package huantiao.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Profession;
import huantiao.pooling.Exchanges.Arrival;
import huantiao.pooling.Exchanges.Handing;
import huantiao.pooling.Exchanges.Received;
import huantiao.pooling.Exchanges.Released;
import huantiao.pooling.Exchanges.Went;
import huantiao.registry.HalfYear;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of exchanges does, whatever it is made of. */
public abstract class ExchangesContract {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final PoolQuestion QUESTION =
            new PoolQuestion("nrs_leg", 12, new HalfYear(2026, 1));
    private static final String NONCE = "0123456789abcdef0123456789abcdef";

    private final ClinicId ours = new ClinicId(UUID.randomUUID());
    private final ClinicId others = new ClinicId(UUID.randomUUID());
    private Exchanges exchanges;

    /** A shelf; what clinics of other tests put there may still be on it. */
    protected abstract Exchanges shelf();

    @BeforeEach
    void takeAShelf() {
        exchanges = shelf();
    }

    @Test
    void aKeyIsKeptWithBothHalvesAndTheNewestSigns() {
        var first = ClinicKey.fresh(new SecureRandom());
        var second = ClinicKey.fresh(new SecureRandom());
        assertThat(exchanges.key(owner(ours))).isEmpty();

        exchanges.keep(owner(ours), first, NOW);
        exchanges.keep(owner(ours), second, NOW.plusSeconds(1));

        var kept = exchanges.key(owner(ours)).orElseThrow();
        assertThat(kept.open()).isEqualTo(second.open());
        var signed = SignedRequest.sign(kept, "POST", "/a", "text", NOW, NONCE);
        assertThat(signed.check(second.open(), NOW).isOk()).isTrue();
        assertThat(exchanges.key(owner(others))).isEmpty();
    }

    @Test
    void aPartnerIsFoundByItsKeyUntilItIsEnded() {
        var hilltop = partner("Hilltop");
        assertThat(exchanges.add(owner(ours), hilltop)).isTrue();

        assertThat(exchanges.whose(ours, hilltop.card().key().id())).contains(hilltop);
        assertThat(exchanges.whose(others, hilltop.card().key().id())).isEmpty();
        exchanges.end(owner(ours), hilltop.id(), NOW.plusSeconds(5));
        exchanges.end(owner(ours), hilltop.id(), NOW.plusSeconds(9));

        assertThat(exchanges.whose(ours, hilltop.card().key().id())).isEmpty();
        assertThat(exchanges.partners(owner(ours)))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.ended()).isEqualTo(Optional.of(NOW.plusSeconds(5))));
        assertThat(exchanges.partners(owner(others))).isEmpty();
    }

    @Test
    void aKeyStandsForOneOpenPartner() {
        var hilltop = partner("Hilltop");
        var twice = new Partner(UUID.randomUUID(), "Again", hilltop.card(), NOW, Optional.empty());
        exchanges.add(owner(ours), hilltop);

        assertThat(exchanges.add(owner(ours), twice)).isFalse();
        exchanges.end(owner(ours), hilltop.id(), NOW);
        assertThat(exchanges.add(owner(ours), twice)).isTrue();
    }

    @Test
    void aQuestionIsReleasedOnceAndTheFirstAnswerStays() {
        var first = released("answered 64\n");
        var later = released("answered 65\n");

        assertThat(exchanges.release(owner(ours), first)).isEqualTo(Result.ok(first));
        assertThat(exchanges.release(owner(ours), later)).isEqualTo(Result.refused(first));

        assertThat(exchanges.released(owner(ours))).containsExactly(first);
        assertThat(exchanges.released(owner(others))).isEmpty();
    }

    @Test
    void ofManyWhoReleaseAtOnceOneDoes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers =
                    threads.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<Boolean>>mapToObj(i ->
                                            () ->
                                                    exchanges
                                                            .release(
                                                                    owner(ours),
                                                                    released("answered " + i))
                                                            .isOk())
                                    .toList());
            var done = 0;
            for (var answer : answers) {
                done += answer.get() ? 1 : 0;
            }

            assertThat(done).isEqualTo(1);
        }
        assertThat(exchanges.released(owner(ours))).hasSize(1);
    }

    @Test
    void everyHandingIsNotedNewestFirst() {
        var hilltop = partner("Hilltop");
        exchanges.add(owner(ours), hilltop);
        exchanges.release(owner(ours), released("answered 64\n"));
        var tried = new Handing(QUESTION, hilltop.id(), NOW, Went.UNSURE, "");
        var went = new Handing(QUESTION, hilltop.id(), NOW.plusSeconds(60), Went.ACCEPTED, "");

        exchanges.note(owner(ours), tried);
        exchanges.note(owner(ours), went);

        assertThat(exchanges.handings(owner(ours))).containsExactly(went, tried);
    }

    @Test
    void sumsComeInOnceAndOthersDoNotReplaceThem() {
        var hilltop = partner("Hilltop");
        exchanges.add(owner(ours), hilltop);
        var sums = new Received(hilltop.id(), QUESTION, "answered 40\n", NOW);
        var others = new Received(hilltop.id(), QUESTION, "answered 41\n", NOW);

        assertThat(exchanges.receive(handsIn(hilltop), sums)).isEqualTo(Arrival.NEW);
        assertThat(exchanges.receive(handsIn(hilltop), sums)).isEqualTo(Arrival.KNOWN);
        assertThat(exchanges.receive(handsIn(hilltop), others)).isEqualTo(Arrival.DIFFERENT);

        assertThat(exchanges.received(owner(ours))).containsExactly(sums);
    }

    @Test
    void aWordIsUsedOnceByEachPartnerAndForgottenWhenItIsTooOld() {
        var hilltop = partner("Hilltop");
        var harbour = partner("Harbour");
        exchanges.add(owner(ours), hilltop);
        exchanges.add(owner(ours), harbour);
        var before = NOW.minus(Duration.ofMinutes(10));

        assertThat(exchanges.isFirst(handsIn(hilltop), NONCE, NOW, before)).isTrue();
        assertThat(exchanges.isFirst(handsIn(hilltop), NONCE, NOW, before)).isFalse();
        assertThat(exchanges.isFirst(handsIn(harbour), NONCE, NOW, before)).isTrue();

        var later = NOW.plus(Duration.ofMinutes(11));
        assertThat(
                        exchanges.isFirst(
                                handsIn(hilltop),
                                NONCE,
                                later,
                                later.minus(Duration.ofMinutes(10))))
                .isTrue();
    }

    @Test
    void opensForNoOtherPermit() {
        var member = Permit.ask(member(ours), Deed.SEE_REGISTRY).orElseThrow();
        var hilltop = partner("Hilltop");
        var sums = new Received(hilltop.id(), QUESTION, "answered 40\n", NOW);

        assertThatThrownBy(() -> exchanges.key(member))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchanges.released(handsIn(hilltop)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchanges.receive(owner(ours), sums))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Puts something on every part of the shelf. */
    protected final void fill() {
        var hilltop = partner("Hilltop");
        exchanges.keep(owner(ours), ClinicKey.fresh(new SecureRandom()), NOW);
        exchanges.add(owner(ours), hilltop);
        exchanges.release(owner(ours), released("answered 64\n"));
        exchanges.note(
                owner(ours), new Handing(QUESTION, hilltop.id(), NOW, Went.REFUSED, "HT-1904"));
        exchanges.receive(
                handsIn(hilltop), new Received(hilltop.id(), QUESTION, "answered 40\n", NOW));
        exchanges.end(owner(ours), hilltop.id(), NOW);
    }

    private static Released released(String text) {
        return new Released(QUESTION, text, "0123456789abcdef", NOW, "Olive Ownfield");
    }

    private static Partner partner(String name) {
        return new Partner(
                UUID.randomUUID(),
                name,
                new PartnerCard(
                        new ClinicId(UUID.randomUUID()),
                        URI.create("https://clinic.example.org"),
                        ClinicKey.fresh(new SecureRandom()).open()),
                NOW,
                Optional.empty());
    }

    private static Actor.Member member(ClinicId clinic) {
        return new Actor.Member(
                new UserId(new UUID(0, 1)),
                clinic,
                "Olive Ownfield",
                Profession.NONE,
                Set.of(Role.OWNER));
    }

    private static Permit owner(ClinicId clinic) {
        return Permit.ask(member(clinic), Deed.POOL_SUMS).orElseThrow();
    }

    private Permit handsIn(Partner partner) {
        return Permit.ask(new Actor.Partner(ours, partner.id()), Deed.HAND_IN_SUMS).orElseThrow();
    }
}
