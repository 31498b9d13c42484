package huantiao.triage;

import java.util.List;

/** Why an episode cannot begin now. */
public sealed interface NotCleared {
    /** Stable code; also the message key. */
    String code();

    /** Somebody else must see the person now or today. */
    record SendNow(Disposition disposition) implements NotCleared {
        @Override
        public String code() {
            return "HT-0430";
        }
    }

    /** Questions that come before any treatment are unanswered. */
    record AskFirst(List<OpenQuestion> open) implements NotCleared {
        public AskFirst {
            open = List.copyOf(open);
        }

        @Override
        public String code() {
            return "HT-0431";
        }
    }

    /** Refer first; care goes on only when that is agreed. */
    record ReferralFirst(Disposition.UrgentReferral disposition) implements NotCleared {
        @Override
        public String code() {
            return "HT-0432";
        }
    }
}
