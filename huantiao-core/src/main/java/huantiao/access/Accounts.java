package huantiao.access;

import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import java.util.List;
import java.util.Optional;

/** The shelf of clinics and of those who can sign in to them. */
public interface Accounts {

    /** The clinic was never founded, or the handle or name is taken. */
    enum Refusal {
        HANDLE_TAKEN("HT-0311"),
        LAST_OWNER("HT-0312"),
        UNKNOWN_ACCOUNT("HT-0313");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** True while no clinic was founded: the first start. */
    boolean isEmpty();

    /** Founds a clinic with its first owner; only the program itself does so, at first start. */
    Result<Clinic, Refusal> found(Clinic clinic, Account owner);

    Optional<Clinic> clinic(ClinicId id);

    /** For the door: by what was typed, before anybody is known. */
    Optional<Account> byHandle(String handle);

    /** For the door: by id, to rebuild who is signed in. */
    Optional<Account> byId(UserId id);

    List<Account> members(Permit manageMembers);

    Result<Account, Refusal> add(Permit manageMembers, Account account);

    /** Replaces roles, credentials, name, password or activity; id, clinic and handle stay. */
    Result<Account, Refusal> change(Permit manageMembers, Account account);

    /** The holder's own new password. */
    void changeOwnPassword(Permit manageOwnKeys, String newPasswordHash);
}
