package huantiao.web.access;

import huantiao.access.Account;
import java.util.List;

/**
 * Everybody who can sign in to the clinic.
 *
 * @param members by sign-in name
 */
public record MembersPage(List<Account> members) {
    public MembersPage {
        members = List.copyOf(members);
    }
}
