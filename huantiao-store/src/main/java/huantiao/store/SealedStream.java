package huantiao.store;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream that only the passphrase opens, and that shows every change: another byte, a missing
 * end, pieces in another order.
 *
 * <p>The form, version 1: a header (magic word, version, rounds, salt of 16 bytes, nonce prefix of
 * 7 bytes), its seal, then pieces of at most 64 KiB, each with its length before it. Every piece is
 * AES-256-GCM under a key that PBKDF2 with HMAC-SHA-256 makes from the passphrase; the nonce is the
 * prefix, the number of the piece (4 bytes, the header's seal is piece 0) and whether it is the
 * last, as in the STREAM construction [1]; the header is authenticated with every piece. Rounds
 * follow OWASP's recommendation [2].
 *
 * @see <a href="https://eprint.iacr.org/2015/189">[1] Hoang, Reyhanitabar, Rogaway and Vizár
 *     2015</a>
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">[2]
 *     OWASP Password Storage Cheat Sheet, PBKDF2</a>
 */
final class SealedStream {

    static final int ROUNDS = 600_000;

    private static final byte[] MAGIC = "HUANTIAO-BACKUP\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int PREFIX_BYTES = 7;
    private static final int PIECE_BYTES = 1 << 16;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int HEADER_BYTES =
            MAGIC.length + 1 + Integer.BYTES + SALT_BYTES + PREFIX_BYTES;

    private SealedStream() {}

    /** The stream cannot be opened: not ours, newer, another passphrase, or altered. */
    static final class Unopened extends IOException {
        private final Why why;

        Unopened(Why why) {
            super(why.name());
            this.why = why;
        }

        Why why() {
            return why;
        }
    }

    /** Why it cannot be opened. */
    enum Why {
        NOT_A_BACKUP,
        NEWER_FORM,
        /** Or the header was altered: the two cannot be told apart. */
        WRONG_PASSPHRASE,
        ALTERED,
        CUT_OFF
    }

    /** What is written goes sealed into {@code out}; closing seals the last piece. */
    static OutputStream to(OutputStream out, char[] passphrase) throws IOException {
        var random = new SecureRandom();
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var prefix = new byte[PREFIX_BYTES];
        random.nextBytes(prefix);
        var bytes = new ByteArrayOutputStream();
        var header = new DataOutputStream(bytes);
        header.write(MAGIC);
        header.writeByte(VERSION);
        header.writeInt(ROUNDS);
        header.write(salt);
        header.write(prefix);
        var pieces = new Pieces(key(passphrase, salt, ROUNDS), prefix, bytes.toByteArray());
        out.write(bytes.toByteArray());
        out.write(pieces.seal(new byte[0], 0, false));
        return new Sealing(new DataOutputStream(out), pieces);
    }

    /**
     * What {@link #to} sealed.
     *
     * @throws Unopened here or while it is read; what was read before is as it was written, but
     *     only after the end of the stream is it known to be whole
     */
    static InputStream from(InputStream in, char[] passphrase) throws IOException {
        var header = in.readNBytes(HEADER_BYTES);
        if (header.length < MAGIC.length
                || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new Unopened(Why.NOT_A_BACKUP);
        }
        if (header.length < HEADER_BYTES) {
            throw new Unopened(Why.CUT_OFF);
        }
        var fields = ByteBuffer.wrap(header).position(MAGIC.length);
        if (fields.get() != VERSION) {
            throw new Unopened(Why.NEWER_FORM);
        }
        int rounds = fields.getInt();
        if (!(rounds >= ROUNDS && rounds <= MOST_ROUNDS)) {
            throw new Unopened(Why.ALTERED);
        }
        var salt = new byte[SALT_BYTES];
        fields.get(salt);
        var prefix = new byte[PREFIX_BYTES];
        fields.get(prefix);
        var pieces = new Pieces(key(passphrase, salt, rounds), prefix, header);
        var seal = in.readNBytes(TAG_BITS / 8);
        if (seal.length < TAG_BITS / 8) {
            throw new Unopened(Why.CUT_OFF);
        }
        pieces.open(seal, false, Why.WRONG_PASSPHRASE);
        return new Opening(new DataInputStream(in), pieces);
    }

    private static SecretKeySpec key(char[] passphrase, byte[] salt, int rounds) {
        // However a keyboard composes its letters, the same passphrase is the same key.
        var composed = Normalizer.normalize(new String(passphrase), Normalizer.Form.NFC);
        var spec = new PBEKeySpec(composed.toCharArray(), salt, rounds, KEY_BITS);
        try {
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return new SecretKeySpec(factory.generateSecret(spec).getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Seals and opens pieces in order. */
    private static final class Pieces {

        private final SecretKeySpec key;
        private final byte[] prefix;
        private final byte[] header;
        private int number;

        Pieces(SecretKeySpec key, byte[] prefix, byte[] header) {
            this.key = key;
            this.prefix = prefix;
            this.header = header;
        }

        byte[] seal(byte[] piece, int length, boolean last) {
            try {
                return cipher(Cipher.ENCRYPT_MODE, last).doFinal(piece, 0, length);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealing cannot fail", e);
            }
        }

        byte[] open(byte[] sealed, boolean last, Why otherwise) throws Unopened {
            try {
                return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed);
            } catch (AEADBadTagException e) {
                throw new Unopened(otherwise);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has AES-GCM", e);
            }
        }

        private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
            var nonce =
                    ByteBuffer.allocate(PREFIX_BYTES + Integer.BYTES + 1)
                            .put(prefix)
                            .putInt(number)
                            .put((byte) (last ? 1 : 0))
                            .array();
            number = Math.incrementExact(number);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header);
            return cipher;
        }
    }

    private static final class Sealing extends OutputStream {

        private final DataOutputStream out;
        private final Pieces pieces;
        private final byte[] piece = new byte[PIECE_BYTES];
        private int length;
        private boolean closed;

        Sealing(DataOutputStream out, Pieces pieces) {
            this.out = out;
            this.pieces = pieces;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int done = 0;
            while (done < count) {
                if (length == PIECE_BYTES) {
                    flushPiece(false);
                }
                int now = Math.min(count - done, PIECE_BYTES - length);
                System.arraycopy(bytes, offset + done, piece, length, now);
                length += now;
                done += now;
            }
        }

        private void flushPiece(boolean last) throws IOException {
            var sealed = pieces.seal(piece, length, last);
            // The highest bit says that this piece is the last; the seal covers it by the nonce.
            out.writeInt(last ? sealed.length | Integer.MIN_VALUE : sealed.length);
            out.write(sealed);
            length = 0;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                flushPiece(true);
                out.flush();
            }
        }
    }

    private static final class Opening extends InputStream {

        private final DataInputStream in;
        private final Pieces pieces;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private boolean ended;

        Opening(DataInputStream in, Pieces pieces) {
            this.in = in;
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            while (!piece.hasRemaining()) {
                if (ended) {
                    return -1;
                }
                piece = ByteBuffer.wrap(next());
            }
            int now = Math.min(count, piece.remaining());
            piece.get(bytes, offset, now);
            return now;
        }

        private byte[] next() throws IOException {
            byte[] sealed;
            boolean last;
            try {
                int length = in.readInt();
                last = length < 0;
                length &= Integer.MAX_VALUE;
                if (!(length >= TAG_BITS / 8 && length <= PIECE_BYTES + TAG_BITS / 8)) {
                    throw new Unopened(Why.ALTERED);
                }
                sealed = new byte[length];
                in.readFully(sealed);
            } catch (EOFException e) {
                throw new Unopened(Why.CUT_OFF);
            }
            var opened = pieces.open(sealed, last, Why.ALTERED);
            if (last) {
                ended = true;
                if (in.read() >= 0) {
                    throw new Unopened(Why.ALTERED);
                }
            }
            return opened;
        }
    }
}
