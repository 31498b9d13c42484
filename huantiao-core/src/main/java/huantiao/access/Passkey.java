package huantiao.access;

import huantiao.base.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * A key that lives in a member's device and signs them in without a password.
 *
 * <p>Only the public half is here. What the device sent is kept as base64url without padding;
 * nobody but the door reads it.
 *
 * @param id the credential's id as the device chose it, base64url, 1 to 1023 bytes, unique
 * @param label what its owner calls it, 1 to 100 characters
 * @param publicKey COSE key, base64url
 * @param uses the device's own counter, 0 where it keeps none; a counter that falls tells of a copy
 * @param verified true if the device has once asked for a finger, face or PIN
 * @param transports how the device is reached, as {@code internal} or {@code usb}
 * @param backupEligible true if it may be synchronised to other devices
 * @param backedUp true if it is
 * @param attestation what the device said about itself when it was added, base64url
 * @param clientData what the browser said then, base64url
 */
public record Passkey(
        String id,
        UserId user,
        String label,
        String publicKey,
        long uses,
        boolean verified,
        Set<String> transports,
        boolean backupEligible,
        boolean backedUp,
        String attestation,
        String clientData,
        Instant addedAt,
        Instant usedAt) {

    public Passkey {
        if (!id.matches("[A-Za-z0-9_-]{2,1364}")) {
            throw new IllegalArgumentException(
                    "a passkey's id must be base64url of 1 to 1023 bytes");
        }
        if (label.isBlank() || label.length() > 100) {
            throw new IllegalArgumentException("a passkey's label must have 1 to 100 characters");
        }
        if (!(uses >= 0)) {
            throw new IllegalArgumentException(
                    "a passkey's counter (%d) must not be negative".formatted(uses));
        }
        transports = Set.copyOf(transports);
    }

    /** The same key after one more use. */
    public Passkey usedAt(Instant moment, long count, boolean userVerified, boolean isBackedUp) {
        return new Passkey(
                id,
                user,
                label,
                publicKey,
                count,
                userVerified,
                transports,
                backupEligible,
                isBackedUp,
                attestation,
                clientData,
                addedAt,
                moment);
    }

    @Override
    public String toString() {
        return "Passkey[" + user + "]";
    }
}
