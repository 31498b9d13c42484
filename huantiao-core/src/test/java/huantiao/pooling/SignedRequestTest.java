package huantiao.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Result;
import huantiao.pooling.SignedRequest.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final ClinicKey HILLTOP = ClinicKey.fresh(new SecureRandom());
    private static final ClinicKey STRANGER = ClinicKey.fresh(new SecureRandom());
    private static final String PATH = "/exchange/7a0c0000-0000-0000-0000-000000000001/sums";
    private static final SignedRequest REQUEST =
            SignedRequest.sign(
                    HILLTOP,
                    "POST",
                    PATH,
                    "answered 64\n",
                    NOW,
                    "0123456789abcdef0123456789abcdef");

    @Test
    void whatWasSignedIsBelieved() {
        var checked = REQUEST.check(HILLTOP.open(), NOW.plusSeconds(2)).orElseThrow();

        assertThat(checked.created()).isEqualTo(NOW);
        assertThat(checked.nonce()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(checked.keyId()).isEqualTo(HILLTOP.open().id());
    }

    @ParameterizedTest
    @CsvSource({
        "method, GET, FORGED",
        "path, /exchange/7a0c0000-0000-0000-0000-000000000002/sums, FORGED",
        "kind, application/json, UNREADABLE",
        "body, answered 65, OTHER_BODY",
    })
    void whateverIsChangedIsSeen(String part, String other, Refusal why) {
        var changed =
                new SignedRequest(
                        part.equals("method") ? other : REQUEST.method(),
                        part.equals("path") ? other : REQUEST.path(),
                        part.equals("kind") ? other : REQUEST.contentType(),
                        part.equals("body") ? other : REQUEST.body(),
                        REQUEST.contentDigest(),
                        REQUEST.signatureInput(),
                        REQUEST.signature());

        assertThat(changed.check(HILLTOP.open(), NOW)).isEqualTo(Result.refused(why));
    }

    @Test
    void anotherBodyWithItsOwnDigestIsNotWhatWasSigned() {
        var other =
                SignedRequest.sign(
                        STRANGER,
                        "POST",
                        PATH,
                        "answered 65\n",
                        NOW,
                        "0123456789abcdef0123456789abcdef");
        var swapped =
                new SignedRequest(
                        "POST",
                        PATH,
                        SignedRequest.KIND,
                        other.body(),
                        other.contentDigest(),
                        REQUEST.signatureInput(),
                        REQUEST.signature());

        assertThat(swapped.check(HILLTOP.open(), NOW)).isEqualTo(Result.refused(Refusal.FORGED));
    }

    @Test
    void aMomentOrWordPutInItsPlaceIsNotWhatWasSigned() {
        for (var input :
                new String[] {
                    REQUEST.signatureInput()
                            .replace(
                                    "created=" + NOW.getEpochSecond(),
                                    "created=" + NOW.plusSeconds(900).getEpochSecond()),
                    REQUEST.signatureInput().replace("0123456789abcdef0", "f123456789abcdef0")
                }) {
            var changed = withInput(input, REQUEST.signature());

            assertThat(changed.claim()).isPresent();
            assertThat(changed.check(HILLTOP.open(), NOW))
                    .isEqualTo(Result.refused(Refusal.FORGED));
        }
    }

    @Test
    void anotherKeyDoesNotOpenAndAForeignSignatureUnderOurNameNeither() {
        assertThat(REQUEST.check(STRANGER.open(), NOW))
                .isEqualTo(Result.refused(Refusal.UNKNOWN_KEY));
        var theirs =
                SignedRequest.sign(
                        STRANGER,
                        "POST",
                        PATH,
                        REQUEST.body(),
                        NOW,
                        "0123456789abcdef0123456789abcdef");

        assertThat(
                        withInput(REQUEST.signatureInput(), theirs.signature())
                                .check(HILLTOP.open(), NOW))
                .isEqualTo(Result.refused(Refusal.FORGED));
    }

    @Test
    void aClockMayBeFiveMinutesOffAndNotMore() {
        var five = Duration.ofMinutes(5);

        assertThat(REQUEST.check(HILLTOP.open(), NOW.plus(five)).isOk()).isTrue();
        assertThat(REQUEST.check(HILLTOP.open(), NOW.minus(five)).isOk()).isTrue();
        assertThat(REQUEST.check(HILLTOP.open(), NOW.plus(five).plusSeconds(1)))
                .isEqualTo(Result.refused(Refusal.NOT_NOW));
        assertThat(REQUEST.check(HILLTOP.open(), NOW.minus(five).minusSeconds(1)))
                .isEqualTo(Result.refused(Refusal.NOT_NOW));
    }

    @Test
    void aRequestThatCoversLessMoreOrInAnotherOrderIsNoneOfOurs() {
        var input = REQUEST.signatureInput();
        for (var other :
                new String[] {
                    "",
                    input.replace(" \"content-digest\"", ""),
                    input.replace("\"@method\" \"@path\"", "\"@path\" \"@method\""),
                    input.replace(";tag=\"huantiao-pooling\"", ""),
                    input.replace("alg=\"ed25519\"", "alg=\"hmac-sha256\""),
                    input + ", more=()",
                    "other" + input.substring(4)
                }) {
            assertThat(withInput(other, REQUEST.signature()).check(HILLTOP.open(), NOW))
                    .as(other)
                    .isEqualTo(Result.refused(Refusal.UNREADABLE));
        }
        assertThat(withInput(input, "sums=:AAAA:").check(HILLTOP.open(), NOW))
                .isEqualTo(Result.refused(Refusal.UNREADABLE));
    }

    @Test
    void aKeyIsOfOneKindOnly() {
        var text = HILLTOP.open().text();

        assertThat(PoolKey.read(text)).contains(HILLTOP.open());
        assertThat(PoolKey.read(text.substring(1))).isEmpty();
        assertThat(PoolKey.read("B" + text.substring(1))).isEmpty();
        assertThat(PoolKey.read(text + "=")).isEmpty();
        assertThat(HILLTOP.open().fingerprint()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
        assertThat(HILLTOP).hasToString("ClinicKey[" + HILLTOP.open().id() + "]");
    }

    private static SignedRequest withInput(String input, String signature) {
        return new SignedRequest(
                REQUEST.method(),
                REQUEST.path(),
                REQUEST.contentType(),
                REQUEST.body(),
                REQUEST.contentDigest(),
                input,
                signature);
    }
}
