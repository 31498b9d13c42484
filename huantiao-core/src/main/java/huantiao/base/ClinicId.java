package huantiao.base;

import java.util.UUID;

/** A clinic, by an id of ours that says nothing about them. */
public record ClinicId(UUID value) {
    public static ClinicId of(String text) {
        return new ClinicId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
