package huantiao.reminders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What tells one address from another without being one: so that an address that takes nothing is
 * known again, and one that was put right is not taken for it.
 *
 * @param hash SHA-256 of channel and address, as hexadecimal digits
 */
public record AddressMark(Channel channel, String hash) {

    public AddressMark {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the mark of an address is 64 hexadecimal digits");
        }
    }

    public static AddressMark of(Channel channel, String address) {
        var plain =
                switch (channel) {
                    case EMAIL -> address.strip().toLowerCase(Locale.ROOT);
                    case TEXT -> address.replaceAll("[^+0-9]", "");
                };
        try {
            return new AddressMark(
                    channel,
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(
                                                    (channel + " " + plain)
                                                            .getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
