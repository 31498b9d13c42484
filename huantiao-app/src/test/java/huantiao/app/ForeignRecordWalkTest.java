package huantiao.app;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.TOMAS;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.hugo;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.pia;
import static huantiao.access.Staff.rae;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Account;
import huantiao.access.LinkPurpose;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.web.access.Routes.Route;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks every address that names a patient as everybody, with handlers, shelves and a database as
 * they run: another clinic's patient is answered word for word as one who does not exist, and
 * nothing is left behind.
 */
class ForeignRecordWalkTest {

    /** Nobody's id. */
    private static final PatientId NOBODY = new PatientId(new UUID(0x7000L, 0xDEAD));

    /** What a comer may be answered about a record that is not theirs. */
    private static final Set<Integer> NOT_THERE = Set.of(401, 403, 404);

    private static WholeClinic clinic;

    @BeforeAll
    static void open() {
        clinic = WholeClinic.open();
        clinic.register(frank(), MEI, Cast.mei());
        clinic.register(frank(), TOMAS, Cast.tomas());
        clinic.register(hugo(), NOOR, Cast.tomas());
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    /**
     * Somebody who comes.
     *
     * @param foreign a patient who is not theirs
     * @param name of that patient
     */
    private record Comer(String who, Caller caller, Whose foreign, String name) {}

    @Test
    void aForeignRecordIsAnsweredAsOneThatDoesNotExistAndNothingIsLeftBehind() throws Exception {
        long noors = clinic.chart(hugo(), NOOR).seen();
        long meis = clinic.chart(pia(), MEI).seen();
        var wrong = new ArrayList<String>();

        for (var comer : comers()) {
            for (var route : clinic.routes()) {
                if (route.path().contains("{patient}")) {
                    compare(comer, route, wrong);
                }
            }
        }

        assertThat(wrong).as("foreign records that showed themselves").isEmpty();
        assertThat(clinic.chart(hugo(), NOOR).seen()).isEqualTo(noors);
        assertThat(clinic.chart(pia(), MEI).seen()).isEqualTo(meis);
        for (var clinicOfMember : List.of(pia(), hugo())) {
            for (var table : List.of("draft", "link", "roster", "chain_end", "journal")) {
                assertThat(strays(clinicOfMember, table))
                        .as("rows of %s about somebody who is not of the clinic", table)
                        .isZero();
            }
        }
    }

    @Test
    void theListsOfAClinicNameNobodyOfAnother() {
        var hugo = clinic.signedIn(hugo());
        for (var path : List.of("/today", "/people", "/people?search=Mei", "/members")) {
            assertThat(hugo.get(path).body())
                    .as(path)
                    .doesNotContain(Cast.mei().name().toString())
                    .doesNotContain(MEI.patient().toString())
                    .doesNotContain(TOMAS.patient().toString())
                    .doesNotContain("Olive Ownfield")
                    .doesNotContain("Dr. Pia Needham");
        }
        assertThat(hugo.get("/people").body()).contains(NOOR.patient().toString());
    }

    @Test
    void theOwnRecordIsThereForWhoeverMaySeeIt() {
        var pia = clinic.signedIn(pia());
        var wrong = new ArrayList<String>();
        for (var route : clinic.routes()) {
            if (route.method().equals("GET")
                    && route.path().contains("{patient}")
                    && !route.path().contains("{step}")
                    && !route.path().contains("{measure}")
                    && !route.path().contains("{sequence}")) {
                var answer = pia.get(route.path().replace("{patient}", MEI.patient().toString()));
                if (answer.statusCode() >= 400 && answer.statusCode() != 409) {
                    wrong.add("%s: %d".formatted(route.path(), answer.statusCode()));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<Comer> comers() {
        var comers = new ArrayList<Comer>();
        comers.add(new Comer("a visitor", visitor(), MEI, name(Cast.mei())));
        for (var account : List.of(olive(), pia(), frank(), rae())) {
            comers.add(
                    new Comer(
                            account.handle(), clinic.signedIn(account), NOOR, name(Cast.tomas())));
        }
        comers.add(new Comer("hugo", clinic.signedIn(hugo()), MEI, name(Cast.mei())));
        for (var purpose : LinkPurpose.values()) {
            var who = "Mei by a link for " + purpose;
            comers.add(new Comer(who, clinic.guest(MEI, purpose), NOOR, name(Cast.tomas())));
            comers.add(new Comer(who, clinic.guest(MEI, purpose), TOMAS, name(Cast.tomas())));
        }
        return comers;
    }

    private static Caller visitor() {
        var visitor = clinic.caller();
        visitor.get("/sign-in");
        return visitor;
    }

    private static String name(Entry.Registered registered) {
        return registered.name().toString();
    }

    private static void compare(Comer comer, Route route, List<String> wrong) {
        var foreign = ask(comer.caller(), route, comer.foreign().patient());
        var nobody = ask(comer.caller(), route, NOBODY);
        var what = "%s %s as %s".formatted(route.method(), route.path(), comer.who());
        if (foreign.statusCode() != nobody.statusCode()) {
            wrong.add(
                    "%s: %d, but %d for nobody"
                            .formatted(what, foreign.statusCode(), nobody.statusCode()));
        } else if (!NOT_THERE.contains(foreign.statusCode()) && !leadsToTheSignIn(comer, foreign)) {
            wrong.add("%s: %d".formatted(what, foreign.statusCode()));
        } else if (!bare(foreign, comer.foreign().patient()).equals(bare(nobody, NOBODY))) {
            wrong.add(what + ": other words than for nobody");
        } else if (foreign.body().contains(comer.name())) {
            wrong.add(what + ": the name is said");
        }
    }

    private static boolean leadsToTheSignIn(Comer comer, HttpResponse<String> answer) {
        return comer.who().equals("a visitor")
                && answer.statusCode() == 303
                && answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.startsWith("/sign-in"))
                        .isPresent();
    }

    private static HttpResponse<String> ask(Caller caller, Route route, PatientId patient) {
        var path =
                route.path()
                        .replace("{patient}", patient.toString())
                        .replace("{sequence}", "1")
                        .replace("{step}", "symptoms")
                        .replaceAll("\\{[^}]+}", "7a0c0000-0000-0000-0000-000000000001");
        return route.method().equals("GET")
                ? caller.get(path)
                : caller.post(
                        path, Map.of("purpose", "intake", "text", "left behind", "seen", "1"));
    }

    private static String bare(HttpResponse<String> answer, PatientId patient) {
        return answer.body()
                .replace(patient.toString(), "")
                .replaceAll("(value|content)=\"[A-Za-z0-9_-]{40,}\"", "");
    }

    /** Rows in the walls of one clinic about patients it does not have. */
    private static long strays(Account member, String table) throws SQLException {
        var own = member.clinic().equals(pia().clinic()) ? List.of(MEI, TOMAS) : List.of(NOOR);
        try (var connection = clinic.database().forProgram().getConnection()) {
            connection.setAutoCommit(false);
            try (var wall =
                            connection.prepareStatement(
                                    "select set_config('huantiao.clinic', ?, true)");
                    var count =
                            connection.prepareStatement(
                                    "select count(*) from %s where not patient_id = any (?)"
                                            .formatted(table))) {
                wall.setString(1, member.clinic().toString());
                wall.execute();
                count.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid",
                                own.stream().map(whose -> whose.patient().value()).toArray()));
                try (var rows = count.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
