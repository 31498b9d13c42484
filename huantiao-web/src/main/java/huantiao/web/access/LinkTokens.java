package huantiao.web.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The secrets in the links that need no password: 256 random bits, of which a hash is kept. */
public final class LinkTokens {

    private static final int BYTES = 32;

    private final RandomGenerator chance;
    private final URI address;

    /**
     * @param chance must be a cryptographic generator
     * @param address where the clinic is found from outside, as {@code https://clinic.example}
     */
    public LinkTokens(RandomGenerator chance, URI address) {
        this.chance = chance;
        this.address = address;
    }

    /**
     * A new secret and what follows from it.
     *
     * @param address for the patient; kept nowhere
     * @param hash for {@link huantiao.access.Link#tokenHash()}
     */
    public record Fresh(String address, String hash) {
        @Override
        public String toString() {
            return "Fresh";
        }
    }

    public Fresh fresh() {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Fresh(address.resolve("/l/" + token).toString(), hash(token));
    }

    /** SHA-256 of the secret, as hexadecimal digits. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
