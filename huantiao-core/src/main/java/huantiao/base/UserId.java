package huantiao.base;

import java.util.UUID;

/** Somebody who can sign in, by an id of ours that says nothing about them. */
public record UserId(UUID value) {
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
