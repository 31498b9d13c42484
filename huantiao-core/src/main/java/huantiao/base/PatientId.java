package huantiao.base;

import java.util.UUID;

/** A patient of one clinic, by an id of ours that says nothing about them. */
public record PatientId(UUID value) {
    public static PatientId of(String text) {
        return new PatientId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
