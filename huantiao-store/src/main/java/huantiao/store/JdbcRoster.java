package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.Roster;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The roster as it is kept beside the journal, in the same transaction. */
public final class JdbcRoster implements Roster {

    private static final String OPEN_OR_CLOSED_LATELY =
            """
            select r.line
              from roster r
             where r.clinic_id = :clinic
               and (r.stage <> 'CLOSED' or r.opened_at > :aYearAgo)
             order by r.name_folded collate "C", r.patient_id
             limit :limit
            """;

    /** A word of the search is part of the name, character for character, or the year of birth. */
    private static final String WITH_EVERY_WORD =
            """
            select r.line
              from roster r
             where r.clinic_id = :clinic
               and not exists (
                       select
                         from unnest(:words) w (word)
                        where strpos(r.name_folded, w.word) = 0
                          and r.birth_year <> w.word)
             order by r.name_folded collate "C", r.patient_id
             limit :limit
            """;

    private static final String FOLLOWED_UP =
            """
            select r.line
              from roster r
             where r.clinic_id = :clinic
               and (r.opened_at > :earliest or r.line::json ->> 'startingScores' is not null)
             order by r.name_folded collate "C", r.patient_id
            """;

    private static final String EVERYBODY =
            """
            select r.line
              from roster r
             where r.clinic_id = :clinic
             order by r.name_folded collate "C", r.patient_id
            """;

    private final Walls walls;
    private final Clock clock;

    public JdbcRoster(Database database, Clock clock) {
        this.walls = new Walls(database.forProgram());
        this.clock = clock;
    }

    @Override
    public List<Line> today(Permit permit, int limit) {
        permit.mustBeFor(Deed.SEE_TODAY);
        return lines(
                permit,
                OPEN_OR_CLOSED_LATELY,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "aYearAgo",
                        clock.instant().atOffset(ZoneOffset.UTC).minusYears(1),
                        "limit",
                        limit));
    }

    @Override
    public List<Line> search(Permit permit, String text, int limit) {
        permit.mustBeFor(Deed.FIND_PATIENT);
        // A zero byte is in no name, and the database takes none.
        var words = RosterRow.folded(text.replace('\0', ' ').strip()).split("\\s+");
        return lines(
                permit,
                WITH_EVERY_WORD,
                Map.of("clinic", permit.clinic().value(), "words", words, "limit", limit));
    }

    @Override
    public List<Line> followedUp(Permit permit) {
        permit.mustBeFor(Deed.SEE_DUE);
        return lines(
                permit,
                FOLLOWED_UP,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "earliest",
                        clock.instant().atOffset(ZoneOffset.UTC).minusDays(FOLLOW_UP_DAYS)));
    }

    @Override
    public List<Line> all(Permit permit) {
        permit.mustBeFor(Deed.SEE_REGISTRY);
        return lines(permit, EVERYBODY, Map.of("clinic", permit.clinic().value()));
    }

    private List<Line> lines(Permit permit, String question, Map<String, ?> arguments) {
        return walls.ask(
                permit.clinic(),
                question,
                arguments,
                (row, _) -> RosterRow.read(row.getString("line")));
    }
}
