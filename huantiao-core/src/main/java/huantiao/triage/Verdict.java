package huantiao.triage;

import java.util.List;

/** What the rules say to one technique or point of a plan. */
public sealed interface Verdict {
    /** What it rests on; empty for {@link Allowed}. */
    List<Ground> grounds();

    /** True if it may go on without anybody's written reason. */
    default boolean isAllowed() {
        return switch (this) {
            case Allowed _, AllowedWithChange _ -> true;
            case NeedsReason _, Blocked _ -> false;
        };
    }

    /** No rule speaks of it. */
    record Allowed() implements Verdict {
        @Override
        public List<Ground> grounds() {
            return List.of();
        }
    }

    /** It may go on with the stated changes, or away from the stated places. */
    record AllowedWithChange(List<Ground> grounds) implements Verdict {
        public AllowedWithChange {
            grounds = List.copyOf(grounds);
        }
    }

    /** Not unless a named clinician records why and how the risk is handled, for each ground. */
    record NeedsReason(List<Ground> grounds) implements Verdict {
        public NeedsReason {
            grounds = List.copyOf(grounds);
        }
    }

    /** At least one ground is absolute; nobody overrides it. The others stand beside it. */
    record Blocked(List<Ground> grounds) implements Verdict {
        public Blocked {
            grounds = List.copyOf(grounds);
        }
    }
}
