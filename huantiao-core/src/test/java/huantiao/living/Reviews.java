package huantiao.living;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import java.time.Instant;

/** Two reviewers of one clinic, one of another, and what they write. */
public final class Reviews {

    public static final Instant MORNING = Instant.parse("2026-11-26T09:00:00Z");

    public static final Permit RAE = permit(Staff.rae().member());
    public static final Permit SAM = permit(Staff.sam().member());
    public static final Permit HUGO = permit(Staff.hugo().member());
    public static final Permit ANYBODY =
            Permit.ask(new Actor.Visitor(), Deed.READ_PUBLIC).orElseThrow();

    private Reviews() {}

    public static Protocol protocol() {
        return new Protocol(
                "Adults with sciatica.",
                "Needle acupuncture.",
                "Sham, drugs, usual care.",
                "Leg pain, disability and harms to 12 weeks and beyond.",
                "Randomised trials in any language.",
                "Two people extract; random effects.");
    }

    public static Protocol amended() {
        return new Protocol(
                "Adults with sciatica, of any length.",
                protocol().intervention(),
                protocol().comparators(),
                protocol().outcomes(),
                protocol().eligibility(),
                protocol().plan());
    }

    private static Permit permit(Actor.Member member) {
        return Permit.ask(member, Deed.REVIEW_EVIDENCE).orElseThrow();
    }
}
