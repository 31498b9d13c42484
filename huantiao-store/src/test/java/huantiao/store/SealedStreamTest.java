package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.store.SealedStream.Unopened;
import huantiao.store.SealedStream.Why;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedStreamTest {

    private static final char[] PASSPHRASE = "correct horse 环跳".toCharArray();
    private static final int PIECE = 1 << 16;
    private static final int HEADER = 16 + 1 + 4 + 16 + 7;
    private static final int FIRST_PIECE = HEADER + 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
    void opensWhatItSealed(int length) throws IOException {
        var plain = bytes(length);

        var sealed = seal(plain);

        assertThat(open(sealed, PASSPHRASE)).isEqualTo(plain);
        assertThat(seal(plain)).as("another salt each time").isNotEqualTo(sealed);
    }

    @Test
    void takesThePassphraseHoweverItsLettersAreComposed() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = SealedStream.to(out, "caf\u00e9 caf\u00e9 caf\u00e9".toCharArray())) {
            sealing.write(7);
        }

        var composed = "cafe\u0301 cafe\u0301 cafe\u0301".toCharArray();
        assertThat(open(out.toByteArray(), composed)).containsExactly(7);
    }

    @Test
    void refusesAnotherPassphrase() throws IOException {
        assertRefused(seal(bytes(9)), "another horse".toCharArray(), Why.WRONG_PASSPHRASE);
    }

    @Test
    void refusesWhatIsNoBackup() {
        assertRefused(new byte[0], PASSPHRASE, Why.NOT_A_BACKUP);
        assertRefused(
                "PK\3\4 some archive or other".getBytes(StandardCharsets.UTF_8),
                PASSPHRASE,
                Why.NOT_A_BACKUP);
    }

    @Test
    void refusesANewerFormAndAWeakenedKey() throws IOException {
        var newer = seal(bytes(9));
        newer[16] = 2;
        assertRefused(newer, PASSPHRASE, Why.NEWER_FORM);

        var weakened = seal(bytes(9));
        Arrays.fill(weakened, 17, 21, (byte) 0);
        weakened[20] = 1;
        assertRefused(weakened, PASSPHRASE, Why.ALTERED);
    }

    @Test
    void showsEveryPlaceWhereItIsCutOff() throws IOException {
        var sealed = seal(bytes(2 * PIECE + 100));
        int[] ends = {
            HEADER - 1,
            HEADER + 3,
            FIRST_PIECE,
            FIRST_PIECE + 2,
            FIRST_PIECE + 4 + PIECE + 16,
            FIRST_PIECE + 2 * (4 + PIECE + 16),
            sealed.length - 1
        };

        for (int end : ends) {
            assertRefused(Arrays.copyOf(sealed, end), PASSPHRASE, Why.CUT_OFF);
        }
    }

    @Test
    void showsEveryKindOfChange() throws IOException {
        var sealed = seal(bytes(2 * PIECE + 100));
        int piece = 4 + PIECE + 16;

        assertRefused(flipped(sealed, HEADER - 1), PASSPHRASE, Why.WRONG_PASSPHRASE);
        assertRefused(flipped(sealed, FIRST_PIECE + 10), PASSPHRASE, Why.ALTERED);
        assertRefused(flipped(sealed, FIRST_PIECE), PASSPHRASE, Why.ALTERED);
        assertRefused(flipped(sealed, sealed.length - 1), PASSPHRASE, Why.ALTERED);
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1), PASSPHRASE, Why.ALTERED);

        var swapped = sealed.clone();
        System.arraycopy(sealed, FIRST_PIECE, swapped, FIRST_PIECE + piece, piece);
        System.arraycopy(sealed, FIRST_PIECE + piece, swapped, FIRST_PIECE, piece);
        assertRefused(swapped, PASSPHRASE, Why.ALTERED);

        var endedEarly = Arrays.copyOf(sealed, FIRST_PIECE + piece);
        endedEarly[FIRST_PIECE] |= (byte) 0x80;
        assertRefused(endedEarly, PASSPHRASE, Why.ALTERED);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static void assertRefused(byte[] sealed, char[] passphrase, Why why) {
        assertThatThrownBy(() -> open(sealed, passphrase))
                .isInstanceOfSatisfying(Unopened.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] seal(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = SealedStream.to(out, PASSPHRASE)) {
            sealing.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] open(byte[] sealed, char[] passphrase) throws IOException {
        try (var opening = SealedStream.from(new ByteArrayInputStream(sealed), passphrase)) {
            return opening.readAllBytes();
        }
    }
}
