package huantiao.app.door;

import huantiao.access.PasswordRule;
import huantiao.web.access.Passwords;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * How passwords are kept: Argon2id with 19 MiB, 2 passes, 1 lane. A hash says in front whether the
 * password works once or for good.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">
 *     OWASP, password storage: Argon2id with m=19456, t=2, p=1</a>
 */
public final class Secrets implements Passwords {

    private static final String FOR_GOOD = "{argon2id}";
    private static final String ONCE = "{once}";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    /** Each takes 19 MiB while it runs; more at once would be a way to exhaust memory. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Without those that are mistaken for one another: 31 characters. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore seats = new Semaphore(AT_ONCE, true);
    private final RandomGenerator chance;

    /** A hash that nobody's password has; made while the program goes on starting. */
    private final CompletableFuture<String> nobodys;

    /**
     * @param chance must be a cryptographic generator
     */
    public Secrets(RandomGenerator chance) {
        this.chance = chance;
        var word = word();
        this.nobodys = CompletableFuture.supplyAsync(() -> hash(word), Thread::startVirtualThread);
    }

    /** The hash of a password chosen by its holder. */
    public String hash(String password) {
        return FOR_GOOD + encode(password);
    }

    @Override
    public OneTime oneTime() {
        var password = word();
        return new OneTime(password, ONCE + encode(password));
    }

    /** True if the holder must choose their own before anything else. */
    boolean isOneTime(String hash) {
        return hash.startsWith(ONCE);
    }

    /**
     * True if it is the password. Takes the same time when there is no account to compare with.
     *
     * @return empty if too many others are being checked just now
     */
    Optional<Boolean> matches(String typed, Optional<String> hash) {
        try {
            if (!seats.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            boolean same =
                    argon2.matches(
                            PasswordRule.normal(typed),
                            hash.orElseGet(nobodys::join).replaceFirst("^\\{[a-z0-9]+}", ""));
            return Optional.of(same && hash.isPresent());
        } finally {
            seats.release();
        }
    }

    private String encode(String password) {
        seats.acquireUninterruptibly();
        try {
            var encoded = argon2.encode(PasswordRule.normal(password));
            if (encoded == null) {
                throw new IllegalStateException("an encoder must answer");
            }
            return encoded;
        } finally {
            seats.release();
        }
    }

    /** 20 characters out of 31, 99 bits, in groups that can be read aloud. */
    private String word() {
        return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private String group() {
        var group = new StringBuilder();
        for (int i = 0; i < GROUP_LENGTH; i++) {
            group.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return group.toString();
    }
}
