package huantiao.pooling;

import huantiao.base.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request with a signature over its method, path, kind and body, made at a moment and with a word
 * that is used once. It is an HTTP Message Signature of one exact form: a request that covers less,
 * more, or in another order is none of ours.
 *
 * <p>The host is left out of what is signed, because a proxy may change it; the path names the
 * clinic that is meant, by an id that no other clinic has.
 *
 * @param contentDigest header {@code Content-Digest}
 * @param signatureInput header {@code Signature-Input}
 * @param signature header {@code Signature}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9421">RFC 9421, HTTP Message Signatures</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9530">RFC 9530, Digest Fields</a>
 */
public record SignedRequest(
        String method,
        String path,
        String contentType,
        String body,
        String contentDigest,
        String signatureInput,
        String signature) {

    /** The kind of body that is signed. */
    public static final String KIND = "text/plain; charset=utf-8";

    /** How far the clocks of two clinics may differ, and how long a word that was used is known. */
    public static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private static final String TAG = "huantiao-pooling";
    private static final String COVERED =
            "(\"@method\" \"@path\" \"content-type\" \"content-digest\")";

    private static final Pattern INPUT =
            Pattern.compile(
                    "sums=("
                            + Pattern.quote(COVERED)
                            + ";created=([0-9]{1,12});nonce=\"([0-9a-f]{32})\""
                            + ";alg=\"ed25519\";keyid=\"([0-9a-f]{64})\";tag=\""
                            + TAG
                            + "\")");
    private static final Pattern SIGNATURE = Pattern.compile("sums=:([A-Za-z0-9+/]{86}==):");

    /** Why a request is not believed. */
    public enum Refusal {
        /** Not of our form. */
        UNREADABLE("HT-1901"),
        /** Nobody's key, or that of somebody who is no partner any more. */
        UNKNOWN_KEY("HT-1902"),
        /** The body is not the one that was signed. */
        OTHER_BODY("HT-1903"),
        FORGED("HT-1904"),
        /** Too old, or from the future: a clock is wrong, or somebody kept it. */
        NOT_NOW("HT-1905"),
        /** It was here before. */
        REPLAYED("HT-1906");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * What a request says about itself; nothing of it is believed yet.
     *
     * @param nonce the word that is used once, 32 hexadecimal digits
     */
    public record Claim(String parameters, Instant created, String nonce, String keyId) {}

    /**
     * Signs.
     *
     * @param nonce 32 hexadecimal digits nobody can guess
     */
    public static SignedRequest sign(
            ClinicKey key, String method, String path, String body, Instant created, String nonce) {
        var digest = digest(body);
        var parameters =
                "%s;created=%d;nonce=\"%s\";alg=\"ed25519\";keyid=\"%s\";tag=\"%s\""
                        .formatted(COVERED, created.getEpochSecond(), nonce, key.open().id(), TAG);
        var signed = key.sign(base(method, path, KIND, digest, parameters));
        return new SignedRequest(
                method,
                path,
                KIND,
                body,
                digest,
                "sums=" + parameters,
                "sums=:" + Base64.getEncoder().encodeToString(signed) + ":");
    }

    /** What it says about itself; empty if it is not of our form. */
    public Optional<Claim> claim() {
        var input = INPUT.matcher(signatureInput);
        return input.matches() && SIGNATURE.matcher(signature).matches()
                ? Optional.of(
                        new Claim(
                                input.group(1),
                                Instant.ofEpochSecond(Long.parseLong(input.group(2))),
                                input.group(3),
                                input.group(4)))
                : Optional.empty();
    }

    /**
     * Checks everything but whether it was here before.
     *
     * @param known the key that it names
     */
    public Result<Claim, Refusal> check(PoolKey known, Instant now) {
        var claim = claim();
        if (claim.isEmpty() || !contentType.equals(KIND)) {
            return Result.refused(Refusal.UNREADABLE);
        }
        if (!claim.get().keyId().equals(known.id())) {
            return Result.refused(Refusal.UNKNOWN_KEY);
        }
        if (!isSignedBy(known, claim.get().parameters())) {
            return Result.refused(Refusal.FORGED);
        }
        if (!contentDigest.equals(digest(body))) {
            return Result.refused(Refusal.OTHER_BODY);
        }
        if (Duration.between(claim.get().created(), now).abs().compareTo(MOST_SKEW) > 0) {
            return Result.refused(Refusal.NOT_NOW);
        }
        return Result.ok(claim.get());
    }

    private boolean isSignedBy(PoolKey known, String parameters) {
        var given = SIGNATURE.matcher(signature);
        if (!given.matches()) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(known.key());
            check.update(base(method, path, contentType, contentDigest, parameters));
            return check.verify(Base64.getDecoder().decode(given.group(1)));
        } catch (GeneralSecurityException _) {
            // A signature that cannot be one, or a key that is no point of the curve.
            return false;
        }
    }

    /** RFC 9421 section 2.5: each covered part on a line, its name before it. */
    private static byte[] base(
            String method, String path, String contentType, String digest, String parameters) {
        return """
        "@method": %s
        "@path": %s
        "content-type": %s
        "content-digest": %s
        "@signature-params": %s\
        """
                .formatted(method, path, contentType, digest, parameters)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String body) {
        try {
            return "sha-256=:%s:"
                    .formatted(
                            Base64.getEncoder()
                                    .encodeToString(
                                            MessageDigest.getInstance("SHA-256")
                                                    .digest(
                                                            body.getBytes(
                                                                    StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
