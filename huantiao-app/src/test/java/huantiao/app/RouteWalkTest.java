package huantiao.app;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.web.access.Routes;
import huantiao.web.access.Routes.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Walks every address as everybody, and holds the printed table to the code. */
class RouteWalkTest {

    private static final Path TABLE = Path.of("..", "docs", "access.md");
    private static final String REGENERATE = "huantiao.regenerate";

    @AutoClose private static final DoorServer server = DoorServer.open();

    /** Somebody who comes, and what they are. */
    private record Comer(Actor actor, Caller caller) {}

    @Test
    @Controls(Hazard.STRANGER_READS)
    void everybodyReachesExactlyWhatTheDeedSays() {
        var comers = comers();
        var wrong = new ArrayList<String>();

        for (var route : Routes.of(server.handlers())) {
            for (var comer : comers) {
                for (var whose : List.of(MEI, TOMAS, NOOR)) {
                    walk(route, comer, whose, wrong);
                    if (!route.path().contains("{patient}")) {
                        break;
                    }
                }
            }
        }

        assertThat(wrong).as("addresses that answered otherwise than their deed says").isEmpty();
    }

    @Test
    void theTableInTheDocumentsIsTheOneOfTheCode() throws IOException {
        var text = document();
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(TABLE, text);
        }

        assertThat(TABLE)
                .as(
                        "docs/access.md must show the addresses of the code; write it anew with"
                                + " mvn -pl huantiao-app -am test -Dtest=RouteWalkTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        REGENERATE)
                .hasContent(text);
    }

    @Test
    @Controls(Hazard.STRANGER_READS)
    void anAddressWithoutARuleStopsTheStart() throws Exception {
        var handlers = server.handlers();
        var info =
                RequestMappingInfo.paths("/nobody-thought-of-this")
                        .methods(RequestMethod.GET)
                        .build();
        handlers.registerMapping(
                info, new WithoutRule(), WithoutRule.class.getDeclaredMethod("page"));

        try {
            assertThatThrownBy(() -> Routes.of(handlers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("WithoutRule");
            assertThat(server.caller().get("/nobody-thought-of-this").statusCode()).isEqualTo(500);
        } finally {
            handlers.unregisterMapping(info);
        }
    }

    static final class WithoutRule {
        String page() {
            return "secret";
        }
    }

    private static List<Comer> comers() {
        var comers = new ArrayList<Comer>();
        var visitor = server.caller();
        visitor.get("/sign-in");
        comers.add(new Comer(new Actor.Visitor(), visitor));
        for (var account :
                List.of(Staff.olive(), Staff.pia(), Staff.frank(), Staff.rae(), Staff.hugo())) {
            var caller = server.signedIn(account);
            caller.get("/keys");
            comers.add(new Comer(account.member(), caller));
        }
        for (var purpose : LinkPurpose.values()) {
            var caller = server.guest(MEI, purpose);
            caller.get("/sign-in");
            comers.add(new Comer(new Actor.Guest(MEI.clinic(), MEI.patient(), purpose), caller));
        }
        return comers;
    }

    private static void walk(Route route, Comer comer, Whose whose, List<String> wrong) {
        var path =
                route.path()
                        .replace("{patient}", whose.patient().toString())
                        .replaceAll("\\{[^}]+}", "7a0c0000-0000-0000-0000-000000000001");
        var method = route.method().equals("any") ? "GET" : route.method();
        var answer =
                method.equals("GET")
                        ? comer.caller().get(path, "X-Walk", "yes")
                        : comer.caller().send(method, path, "X-Walk", "yes");
        int expected = expected(route, comer.actor(), whose, method);
        var what = "%s %s as %s".formatted(method, route.path(), comer.actor());

        if (answer.statusCode() != expected) {
            wrong.add("%s: %d, not %d".formatted(what, answer.statusCode(), expected));
        } else if (expected == 204) {
            ownClinic(comer.actor())
                    .filter(_ -> route.deed().reach() != Deed.Reach.ANYONE)
                    .filter(own -> !answer.headers().allValues("X-Clinic").equals(List.of(own)))
                    .ifPresent(_ -> wrong.add(what + ": permit for another clinic"));
        } else if (answer.body().contains(whose.patient().toString())
                || answer.headers().firstValue("X-Clinic").isPresent()) {
            wrong.add(what + ": the refusal says something");
        }
    }

    /**
     * 204 where the deed allows it and the record is there: another clinic's is as absent as one
     * that nobody has.
     */
    private static int expected(Route route, Actor actor, Whose whose, String method) {
        var deed = route.deed();
        boolean named = route.path().contains("{patient}");
        if (deed.reach() == Deed.Reach.ANYONE) {
            return 204;
        }
        return switch (actor) {
            case Actor.Rounds _, Actor.Partner _ -> throw nobodyIs();
            case Actor.Visitor _ -> method.equals("GET") ? 303 : 401;
            case Actor.Member member -> {
                if (deed.reach() == Deed.Reach.PATIENT && !named) {
                    yield 404;
                }
                if (member.roles().stream().noneMatch(deed.roles()::contains)) {
                    yield 403;
                }
                yield deed.reach() == Deed.Reach.PATIENT && !member.clinic().equals(whose.clinic())
                        ? 404
                        : 204;
            }
            case Actor.Guest guest -> {
                boolean own =
                        named
                                ? guest.patient().equals(whose.patient())
                                : (route.path() + "/").startsWith("/me/");
                yield deed.reach() == Deed.Reach.PATIENT
                                && own
                                && deed.links().contains(guest.purpose())
                        ? 204
                        : 404;
            }
        };
    }

    private static IllegalStateException nobodyIs() {
        return new IllegalStateException("nobody comes in as a program");
    }

    private static Optional<String> ownClinic(Actor actor) {
        return switch (actor) {
            case Actor.Rounds _, Actor.Partner _ -> throw nobodyIs();
            case Actor.Visitor _ -> Optional.empty();
            case Actor.Member member -> Optional.of(member.clinic().toString());
            case Actor.Guest guest -> Optional.of(guest.clinic().toString());
        };
    }

    private static String document() {
        return """
        # Who may open what

        Made from the code by `RouteWalkTest`, which also walks every address below as everybody; do not edit.
        An address whose deed reaches one patient opens only for members of that patient's clinic and for the
        patient's own link. Visitors are led to the sign-in; a record that is not yours is answered as one that
        does not exist.

        """
                + Routes.table(Routes.of(server.handlers()));
    }
}
