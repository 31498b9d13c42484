package huantiao.care;

import huantiao.access.Permit;
import huantiao.base.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shelf of forms that are still being filled in: raw fields, as typed, one draft for each
 * patient, form and author. A draft is nobody's record until it is signed or sent.
 */
public interface Drafts {

    /** What was typed so far, and when it was last kept. */
    record Draft(Map<String, List<String>> fields, Instant keptAt) {
        public Draft {
            fields = Map.copyOf(fields);
        }
    }

    /** Longest draft kept, in characters of all fields together. */
    int MOST = 200_000;

    Optional<Draft> find(Permit permit, String form);

    /**
     * The form of each of these people that was kept last, whoever writes it: what is going on in
     * the treatment room.
     */
    Map<PatientId, Draft> latest(Permit seeRoom, String form, Collection<PatientId> people);

    /**
     * The form of each person of the clinic that was kept last and not before this moment, whoever
     * writes it: also of those who are in no list of the treatment room.
     */
    Map<PatientId, Draft> keptSince(Permit seeRoom, String form, Instant since);

    /**
     * Keeps what was typed, over what was kept before.
     *
     * @throws IllegalArgumentException if it is longer than {@link #MOST}
     */
    void keep(Permit permit, String form, Map<String, List<String>> fields);

    void drop(Permit permit, String form);
}
