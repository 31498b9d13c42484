package huantiao.access;

import java.time.Instant;

/**
 * A link that needs no password: single purpose, for one patient, ends by itself.
 *
 * @param tokenHash SHA-256 of the secret in the address; the secret itself is kept nowhere
 * @param about what it is about, for a check-in the week it belongs to; else empty
 */
public record Link(
        String tokenHash, Whose whose, LinkPurpose purpose, String about, Instant expiresAt) {
    public Link {
        if (!tokenHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a token hash is 64 hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return "Link[" + purpose + "]";
    }
}
