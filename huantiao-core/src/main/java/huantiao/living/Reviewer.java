package huantiao.living;

import huantiao.access.Actor;
import huantiao.access.Permit;
import huantiao.base.UserId;

/**
 * Who did something to the review.
 *
 * @param name as it was that day
 */
public record Reviewer(UserId user, String name) {

    /**
     * Who holds the permit.
     *
     * @throws IllegalArgumentException if it is nobody who signed in
     */
    public static Reviewer of(Permit permit) {
        if (!(permit.actor() instanceof Actor.Member member)) {
            throw new IllegalArgumentException("only a member works on the review");
        }
        return new Reviewer(member.user(), member.name());
    }
}
