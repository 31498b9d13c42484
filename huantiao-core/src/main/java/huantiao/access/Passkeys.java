package huantiao.access;

import huantiao.base.Result;
import huantiao.base.UserId;
import java.util.List;
import java.util.Optional;

/** The shelf of passkeys. */
public interface Passkeys {

    /** Why a passkey is not kept. */
    enum Refusal {
        /** The device offers a key that is kept already. */
        KNOWN_ALREADY("HT-0315"),
        /** Somebody has {@link #MOST} already. */
        TOO_MANY("HT-0316");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Most passkeys one member may have. */
    int MOST = 20;

    /** For the door: by the id that the device shows, before anybody is known. */
    Optional<Passkey> byId(String id);

    /** For the door: those of one member, oldest first. */
    List<Passkey> of(UserId user);

    /** The holder's own new key. */
    Result<Passkey, Refusal> add(Permit manageOwnKeys, Passkey passkey);

    /** For the door: notes counter and moment of a use; a key taken away meanwhile stays away. */
    void used(Passkey passkey);

    /** Takes one of the holder's own keys away; false if they have none by that id. */
    boolean remove(Permit manageOwnKeys, String id);
}
