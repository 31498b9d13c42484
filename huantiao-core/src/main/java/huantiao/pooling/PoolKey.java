package huantiao.pooling;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The open half of a clinic's key (Ed25519), by which its requests are known.
 *
 * @param text the key as X.509 has it, in Base64 for addresses
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410, Ed25519 in X.509</a>
 */
public record PoolKey(String text) {

    /** Before the 32 bytes of every Ed25519 key: its kind and length, RFC 8410 section 4. */
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int LENGTH = 44;

    public PoolKey {
        if (!isKey(text)) {
            throw new IllegalArgumentException("the key must be an open Ed25519 key");
        }
    }

    static PoolKey of(PublicKey key) {
        return new PoolKey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded()));
    }

    /** Reads a key; empty if it is none of this kind. */
    public static Optional<PoolKey> read(String text) {
        return isKey(text) ? Optional.of(new PoolKey(text)) : Optional.empty();
    }

    private static boolean isKey(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == LENGTH
                    && Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length)
                    && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    PublicKey key() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows Ed25519", e);
        }
    }

    /** What a request names the key by: 64 digits of its SHA-256. */
    public String id() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(Base64.getUrlDecoder().decode(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /** The id in groups of four, as two people read it to each other. */
    public String fingerprint() {
        return id().replaceAll("(.{4})(?!$)", "$1 ");
    }
}
