package huantiao.care;

import huantiao.access.Actor;
import huantiao.base.UserId;
import java.util.Optional;

/**
 * Who wrote an entry.
 *
 * @param user the member; empty if the patient wrote it
 * @param name the member's name as it was that day; empty for the patient
 */
public record Author(Optional<UserId> user, String name) {

    /** The patient, by a link. */
    public static final Author PATIENT = new Author(Optional.empty(), "");

    public Author {
        name = Words.line("name of the author", name);
        if (user.isPresent() == name.isEmpty()) {
            throw new IllegalArgumentException("a member has a name and a patient needs none");
        }
    }

    /**
     * The author that somebody is.
     *
     * @throws IllegalArgumentException for a visitor, who writes nothing
     */
    public static Author of(Actor actor) {
        return switch (actor) {
            case Actor.Member member -> new Author(Optional.of(member.user()), member.name());
            case Actor.Guest _ -> PATIENT;
            case Actor.Rounds _, Actor.Partner _ ->
                    throw new IllegalArgumentException("the program writes nothing in a chart");
            case Actor.Visitor _ -> throw new IllegalArgumentException("a visitor writes nothing");
        };
    }

    public boolean isPatient() {
        return user.isEmpty();
    }
}
