package huantiao.body;

import java.util.Optional;

/** Something felt at one place on one side: what the body chart is made of. */
public record Mark(Region region, Side side, Feeling feeling) {
    public Mark {
        if (!(side == Side.LEFT || side == Side.RIGHT)) {
            throw new IllegalArgumentException(
                    "a mark (%s) lies on the left or the right side".formatted(region));
        }
    }

    /** As a form writes it: {@code thigh_back-left-pain}. */
    public String code() {
        return "%s-%s-%s".formatted(region.code(), side.code(), feeling.code());
    }

    /** Reads {@link #code()} back; empty if it is none. */
    public static Optional<Mark> read(String code) {
        var parts = code.split("-", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var region = Region.of(parts[0]);
        var side = Side.of(parts[1]).filter(one -> one == Side.LEFT || one == Side.RIGHT);
        var feeling = Feeling.of(parts[2]);
        return region.isPresent() && side.isPresent() && feeling.isPresent()
                ? Optional.of(new Mark(region.get(), side.get(), feeling.get()))
                : Optional.empty();
    }
}
