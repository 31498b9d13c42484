package huantiao.web;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import java.util.List;

/** Where somebody may go from every page: only what they would be given a permit for. */
public final class Navigation {

    private Navigation() {}

    /**
     * One link.
     *
     * @param path our own address
     * @param key message key of its words
     * @param current true on the page itself and on those below it
     */
    public record Item(String path, String key, boolean current) {}

    private record Place(String path, String key, Deed deed) {}

    private static final List<Place> OPEN =
            List.of(
                    new Place("/", "nav.answer", Deed.READ_PUBLIC),
                    new Place("/choices", "nav.choices", Deed.READ_PUBLIC),
                    new Place("/evidence", "nav.evidence", Deed.READ_PUBLIC));

    private static final List<Place> CLINIC =
            List.of(
                    new Place("/today", "nav.today", Deed.SEE_TODAY),
                    new Place("/room", "nav.room", Deed.SEE_ROOM),
                    new Place("/people", "nav.people", Deed.FIND_PATIENT),
                    new Place("/registry", "nav.registry", Deed.SEE_REGISTRY),
                    new Place("/points", "nav.points", Deed.READ_KNOWLEDGE),
                    new Place("/harms", "nav.harms", Deed.SEE_REGISTRY),
                    new Place("/evidence", "nav.evidence", Deed.READ_PUBLIC),
                    new Place("/workbench", "nav.workbench", Deed.REVIEW_EVIDENCE),
                    new Place("/members", "nav.members", Deed.MANAGE_MEMBERS));

    static List<Item> of(Actor actor, String path) {
        var places =
                switch (actor) {
                    case Actor.Visitor _ -> OPEN;
                    case Actor.Guest _, Actor.Rounds _, Actor.Partner _ -> List.<Place>of();
                    case Actor.Member _ -> CLINIC;
                };
        return places.stream()
                .filter(place -> Permit.ask(actor, place.deed()).isOk())
                .map(place -> new Item(place.path(), place.key(), isAt(path, place.path())))
                .toList();
    }

    private static boolean isAt(String path, String place) {
        return path.equals(place) || (!place.equals("/") && path.startsWith(place + "/"));
    }
}
