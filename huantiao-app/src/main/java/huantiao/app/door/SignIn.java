package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.base.Result;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Is this person who they say? Counts failures, and answers strangers no faster than members. */
final class SignIn {

    /** Why nobody came in. */
    sealed interface Refusal {
        /** Handle or password is wrong; which of them is not said. */
        record Wrong() implements Refusal {}

        /** Too many tries. */
        record Wait(Duration time) implements Refusal {}
    }

    private static final int KEYS = 20_000;

    private final Accounts accounts;
    private final Secrets secrets;
    private final AuditTrail trail;
    private final Clock clock;

    /** One person at one address: five tries, then it slows down. */
    private final Tries pair = new Tries(5, KEYS);

    /** One name from everywhere: enough not to lock its holder out, few enough against guessing. */
    private final Tries handles = new Tries(50, KEYS);

    /** One address for everybody, as a clinic behind one router. */
    private final Tries addresses = new Tries(20, KEYS);

    SignIn(Accounts accounts, Secrets secrets, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /** By password. */
    Result<Account, Refusal> byPassword(String typedHandle, String password, String address) {
        var handle = handle(typedHandle);
        var now = clock.instant();
        var account = accounts.byHandle(handle);
        for (var one :
                List.of(
                        addresses.begin(address, now),
                        pair.begin(handle + " " + address, now),
                        handles.begin(handle, now))) {
            if (one.isPresent()) {
                return blocked(account, one.get());
            }
        }
        var right = secrets.matches(password, account.map(Account::passwordHash));
        if (right.isEmpty()) {
            return blocked(account, new Tries.Wait(Duration.ofSeconds(10), false));
        }
        if (!right.get() || !account.map(Account::active).orElse(false)) {
            note(AuditTrail.Event.SIGN_IN_FAILED, account, "password");
            return Result.refused(new Refusal.Wrong());
        }
        pair.forgive(handle + " " + address);
        handles.forgive(handle);
        addresses.takeBack(address, now);
        note(AuditTrail.Event.SIGNED_IN, account, "password");
        return Result.ok(account.orElseThrow());
    }

    /**
     * Whether somebody who is in already knows their password; tries are counted as at the door.
     */
    Result<Boolean, Refusal.Wait> isPasswordOf(Account account, String password, String address) {
        var key = account.handle() + " " + address;
        var wait = pair.begin(key, clock.instant());
        if (wait.isPresent()) {
            if (wait.get().first()) {
                note(AuditTrail.Event.SIGN_IN_BLOCKED, Optional.of(account), "present password");
            }
            return Result.refused(new Refusal.Wait(wait.get().time()));
        }
        var right = secrets.matches(password, Optional.of(account.passwordHash()));
        if (right.isEmpty()) {
            return Result.refused(new Refusal.Wait(Duration.ofSeconds(10)));
        }
        if (right.get()) {
            pair.forgive(key);
        } else {
            note(AuditTrail.Event.SIGN_IN_FAILED, Optional.of(account), "present password");
        }
        return Result.ok(right.get());
    }

    /** How long this address must wait before a passkey is looked at. */
    Optional<Duration> beginPasskey(String address) {
        var wait = addresses.begin(address, clock.instant());
        wait.ifPresent(one -> blocked(Optional.empty(), one));
        return wait.map(Tries.Wait::time);
    }

    /** A passkey was right. */
    void byPasskey(Account account, String address) {
        addresses.takeBack(address, clock.instant());
        note(AuditTrail.Event.SIGNED_IN, Optional.of(account), "passkey");
    }

    void passkeyFailed() {
        note(AuditTrail.Event.SIGN_IN_FAILED, Optional.empty(), "passkey");
    }

    void out(Account account) {
        note(AuditTrail.Event.SIGNED_OUT, Optional.of(account), "");
    }

    private Result<Account, Refusal> blocked(Optional<Account> account, Tries.Wait wait) {
        if (wait.first()) {
            note(AuditTrail.Event.SIGN_IN_BLOCKED, account, "tries");
        }
        return Result.refused(new Refusal.Wait(wait.time()));
    }

    private void note(AuditTrail.Event event, Optional<Account> account, String detail) {
        trail.note(
                new AuditTrail.Line(
                        clock.instant(),
                        event,
                        account.map(Account::clinic),
                        account.map(Account::user),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        detail));
    }

    private static String handle(String typed) {
        var handle = typed.strip().toLowerCase(Locale.ROOT);
        return handle.length() <= 100 ? handle : "";
    }
}
