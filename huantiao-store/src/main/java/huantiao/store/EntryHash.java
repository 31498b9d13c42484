package huantiao.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The seal of one journal entry: SHA-256 over everything it says and over the seal before it.
 *
 * <p>Version 1 of the encoding is: the word {@code huantiao.entry.v1}, the seal before (32 bytes),
 * clinic and patient (16 bytes each), the number in the chain (8 bytes), kind, author, recorded and
 * occurred time (microseconds since 1970, 8 bytes each), body. Texts are UTF-8 with their length in
 * bytes (4 bytes) before them; numbers are big-endian. So no two entries have the same encoding.
 * The database computes it when an entry is appended, this class when the chain is checked.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
record EntryHash(String hex) {

    /** Stands before the first entry of every chain. */
    static final EntryHash NONE = new EntryHash("0".repeat(64));

    private static final String VERSION = "huantiao.entry.v1";

    static EntryHash of(byte[] bytes) {
        return new EntryHash(HexFormat.of().formatHex(bytes));
    }

    /** The seal this entry should carry after the entry with that seal. */
    static EntryHash of(EntryHash before, JournalEntry entry) {
        var sha = sha256();
        add(sha, VERSION);
        sha.update(before.bytes());
        add(sha, entry.clinic().value());
        add(sha, entry.patient().value());
        add(sha, entry.seq());
        add(sha, entry.kind());
        add(sha, entry.author());
        add(sha, micros(entry.recordedAt()));
        add(sha, micros(entry.occurredAt()));
        add(sha, entry.body());
        return of(sha.digest());
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    private static void add(MessageDigest sha, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static void add(MessageDigest sha, UUID id) {
        add(sha, id.getMostSignificantBits());
        add(sha, id.getLeastSignificantBits());
    }

    private static void add(MessageDigest sha, long number) {
        sha.update(ByteBuffer.allocate(8).putLong(number).array());
    }

    @Override
    public String toString() {
        return hex;
    }
}
