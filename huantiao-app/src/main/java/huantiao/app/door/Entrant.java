package huantiao.app.door;

import huantiao.access.Account;
import huantiao.access.Link;
import huantiao.base.UserId;
import huantiao.web.access.LinkTokens;

/** Who has come in, as the session remembers it. What they may do is read anew every time. */
sealed interface Entrant {

    /**
     * Somebody who works here.
     *
     * @param stamp changes with the password, so that a new password ends every other session
     */
    record Member(UserId user, String stamp) implements Entrant {

        static Member of(Account account) {
            return new Member(account.user(), stamp(account));
        }

        boolean isStill(Account account) {
            return account.active() && stamp.equals(stamp(account));
        }

        private static String stamp(Account account) {
            return LinkTokens.hash(account.passwordHash());
        }
    }

    /** A patient with a link. */
    record Guest(Link link) implements Entrant {}
}
