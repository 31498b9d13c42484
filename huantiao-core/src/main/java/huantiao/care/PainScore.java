package huantiao.care;

import java.util.OptionalInt;

/** One of the pain scores of a visit: of which place, and at which end of the visit. */
public enum PainScore {
    LEG_BEFORE,
    BACK_BEFORE,
    LEG_AFTER,
    BACK_AFTER;

    /** What a visit says of it, 0 to 10; empty where it was not asked. */
    public OptionalInt of(Session session) {
        return switch (this) {
            case LEG_BEFORE -> session.before().leg();
            case BACK_BEFORE -> session.before().back();
            case LEG_AFTER -> session.after().leg();
            case BACK_AFTER -> session.after().back();
        };
    }

    /** The same visit with another value of it. */
    Session in(Session session, OptionalInt value) {
        var before = session.before();
        var after = session.after();
        return switch (this) {
            case LEG_BEFORE -> session.withPain(new Pain(value, before.back()), after);
            case BACK_BEFORE -> session.withPain(new Pain(before.leg(), value), after);
            case LEG_AFTER -> session.withPain(before, new Pain(value, after.back()));
            case BACK_AFTER -> session.withPain(before, new Pain(after.leg(), value));
        };
    }
}
