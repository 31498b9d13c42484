package huantiao.base;

import java.util.function.Function;

/**
 * The answer to a request that may be refused: the value, or the reason why not.
 *
 * <p>What a user can cause or must decide is a {@code Result}; a bug throws.
 *
 * @param <T> what was asked for
 * @param <R> the reason given when it is refused
 */
public sealed interface Result<T, R> {

    /** The value that was asked for. */
    record Ok<T, R>(T value) implements Result<T, R> {}

    /** The reason why there is no value. */
    record Refused<T, R>(R reason) implements Result<T, R> {}

    static <T, R> Result<T, R> ok(T value) {
        return new Ok<>(value);
    }

    static <T, R> Result<T, R> refused(R reason) {
        return new Refused<>(reason);
    }

    /** Applies the step to a value; a refusal stays as it is. */
    default <U> Result<U, R> map(Function<? super T, ? extends U> step) {
        return switch (this) {
            case Ok<T, R>(var value) -> ok(step.apply(value));
            case Refused<T, R>(var reason) -> refused(reason);
        };
    }

    /** Applies a step that may itself refuse. */
    default <U> Result<U, R> then(Function<? super T, Result<U, R>> step) {
        return switch (this) {
            case Ok<T, R>(var value) -> step.apply(value);
            case Refused<T, R>(var reason) -> refused(reason);
        };
    }

    /** One answer out of both outcomes. */
    default <U> U fold(
            Function<? super T, ? extends U> whenOk, Function<? super R, ? extends U> whenRefused) {
        return switch (this) {
            case Ok<T, R>(var value) -> whenOk.apply(value);
            case Refused<T, R>(var reason) -> whenRefused.apply(reason);
        };
    }

    default boolean isOk() {
        return this instanceof Ok<T, R>;
    }

    /**
     * The value, where a refusal would be a bug of ours.
     *
     * @throws IllegalStateException naming the reason, if it was refused
     */
    default T orElseThrow() {
        return switch (this) {
            case Ok<T, R>(var value) -> value;
            case Refused<T, R>(var reason) -> throw new IllegalStateException("refused: " + reason);
        };
    }

    /**
     * The reason, where a value would be a bug of ours.
     *
     * @throws IllegalStateException if it was not refused
     */
    default R reasonOrThrow() {
        return switch (this) {
            case Ok<T, R> _ -> throw new IllegalStateException("not refused");
            case Refused<T, R>(var reason) -> reason;
        };
    }
}
