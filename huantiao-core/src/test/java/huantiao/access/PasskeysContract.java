package huantiao.access;

import static huantiao.access.Staff.RIVERSIDE;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.permit;
import static huantiao.access.Staff.pia;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.Result;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of passkeys does, whatever it is made of. */
public abstract class PasskeysContract {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private Passkeys passkeys;

    /** A shelf; those who work at Riverside have no key on it but those of these tests. */
    protected abstract Passkeys shelf();

    /** The shelf of accounts beside it; the contract founds the clinics of {@link Staff} there. */
    protected abstract Accounts accountsBesideIt();

    @BeforeEach
    void takeAShelfWithoutKeys() {
        passkeys = shelf();
        var accounts = accountsBesideIt();
        if (accounts.byHandle(olive().handle()).isEmpty()) {
            accounts.found(RIVERSIDE, olive()).orElseThrow();
        }
        if (accounts.byHandle(pia().handle()).isEmpty()) {
            accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();
        }
        for (var holder : List.of(olive(), pia())) {
            passkeys.of(holder.user()).forEach(key -> passkeys.remove(own(holder), key.id()));
        }
    }

    @Test
    void givesBackWhatWasPutIn() {
        var key = key(pia(), "key-1", NINE);

        assertThat(passkeys.add(own(pia()), key)).isEqualTo(Result.ok(key));

        assertThat(passkeys.byId("key-1")).contains(key);
        assertThat(passkeys.byId("KEY-1")).isEmpty();
        assertThat(passkeys.of(pia().user())).containsExactly(key);
        assertThat(passkeys.of(olive().user())).isEmpty();
    }

    @Test
    void listsTheOldestFirst() {
        passkeys.add(own(pia()), key(pia(), "newer", NINE.plusSeconds(9))).orElseThrow();
        passkeys.add(own(pia()), key(pia(), "older", NINE)).orElseThrow();

        assertThat(passkeys.of(pia().user()))
                .extracting(Passkey::id)
                .containsExactly("older", "newer");
    }

    @Test
    void aKeyBelongsToOnePerson() {
        passkeys.add(own(pia()), key(pia(), "key-1", NINE)).orElseThrow();

        assertThat(passkeys.add(own(olive()), key(olive(), "key-1", NINE)))
                .isEqualTo(Result.refused(Passkeys.Refusal.KNOWN_ALREADY));
        assertThatThrownBy(() -> passkeys.add(own(olive()), key(pia(), "key-2", NINE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsAnEndToKeys() {
        for (int i = 0; i < Passkeys.MOST; i++) {
            passkeys.add(own(pia()), key(pia(), "key-" + i, NINE)).orElseThrow();
        }

        assertThat(passkeys.add(own(pia()), key(pia(), "one-more", NINE)))
                .isEqualTo(Result.refused(Passkeys.Refusal.TOO_MANY));
        assertThat(passkeys.add(own(olive()), key(olive(), "olives", NINE)).isOk()).isTrue();
    }

    @Test
    void remembersTheLastUse() {
        var key = key(pia(), "key-1", NINE);
        passkeys.add(own(pia()), key).orElseThrow();

        passkeys.used(key.usedAt(NINE.plusSeconds(60), 8, true, true));

        assertThat(passkeys.byId("key-1"))
                .contains(key.usedAt(NINE.plusSeconds(60), 8, true, true));
    }

    @Test
    void aRemovedKeyStaysAway() {
        var key = key(pia(), "key-1", NINE);
        passkeys.add(own(pia()), key).orElseThrow();

        assertThat(passkeys.remove(own(pia()), "key-1")).isTrue();
        passkeys.used(key.usedAt(NINE.plusSeconds(60), 8, true, true));

        assertThat(passkeys.byId("key-1")).isEmpty();
        assertThat(passkeys.remove(own(pia()), "key-1")).isFalse();
    }

    @Test
    void nobodyRemovesTheKeyOfAnother() {
        passkeys.add(own(pia()), key(pia(), "key-1", NINE)).orElseThrow();

        assertThat(passkeys.remove(own(olive()), "key-1")).isFalse();
        assertThat(passkeys.byId("key-1")).isPresent();
    }

    private static Permit own(Account account) {
        return permit(account, Deed.MANAGE_OWN_KEYS);
    }

    private static Passkey key(Account owner, String id, Instant addedAt) {
        return new Passkey(
                id,
                owner.user(),
                "phone",
                "AQID",
                7,
                true,
                Set.of("internal", "hybrid"),
                true,
                false,
                "BAU",
                "Bg",
                addedAt,
                addedAt);
    }
}
