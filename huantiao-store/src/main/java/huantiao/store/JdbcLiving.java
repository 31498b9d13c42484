package huantiao.store;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.living.Living;
import huantiao.living.LivingEntry;
import huantiao.living.LivingReview;
import huantiao.living.Reviewer;
import huantiao.living.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The living review in its table. What was read once is kept: entries never change. */
public final class JdbcLiving implements Living {

    private static final String SINCE =
            """
            select l.seq, l.kind, l.author, l.recorded_at, l.body, l.hash
              from living_entry l
             where l.seq > :seen
             order by l.seq
            """;

    private static final String LAST_VERSION =
            """
            select l.seq
              from living_entry l
             where l.kind like 'version-published.%'
             order by l.seq desc
             limit 1
            """;

    private static final String WRITE =
            "select write_living(:seen, :kind, :author, :at, :body) as seal";

    private final JdbcClient jdbc;
    private final AtomicReference<LivingReview> known = new AtomicReference<>(LivingReview.empty());

    public JdbcLiving(Database database) {
        this.jdbc = JdbcClient.create(database.forProgram());
    }

    @Override
    public LivingReview read(Permit permit) {
        permit.mustBeFor(Deed.REVIEW_EVIDENCE);
        return read();
    }

    @Override
    public LivingReview published(Permit permit) {
        permit.mustBeFor(Deed.READ_PUBLIC);
        long last = lastPublication(permit);
        return last == 0 ? LivingReview.empty() : read().upTo(last);
    }

    @Override
    public long lastPublication(Permit permit) {
        permit.mustBeFor(Deed.READ_PUBLIC);
        return jdbc.sql(LAST_VERSION).query(Long.class).optional().orElse(0L);
    }

    @Override
    public Result<Written, List<Written>> append(
            Permit permit, long seen, LivingEntry entry, Instant at) {
        permit.mustBeFor(Deed.REVIEW_EVIDENCE);
        var by = Reviewer.of(permit);
        var kept = Times.kept(at);
        return jdbc.sql(WRITE)
                .param("seen", seen)
                .param("kind", LivingKinds.of(entry))
                .param("author", Authors.write(new Author(Optional.of(by.user()), by.name())))
                .param("at", Times.column(kept))
                .param("body", Json.write(entry))
                .query((row, _) -> Optional.ofNullable(row.getBytes("seal")))
                .single()
                .map(seal ->
                        Result.<Written, List<Written>>ok(
                                new Written(seen + 1, entry, by, kept, EntryHash.of(seal).hex())))
                .orElseGet(() -> Result.refused(since(seen)));
    }

    private LivingReview read() {
        var before = known.get();
        var now = before.with(since(before.sequence()));
        known.compareAndSet(before, now);
        return now;
    }

    private List<Written> since(long seen) {
        return jdbc.sql(SINCE).param("seen", seen).query((row, _) -> written(row)).list();
    }

    private static Written written(ResultSet row) throws SQLException {
        var author = Authors.read(row.getString("author"));
        var kind = row.getString("kind");
        return new Written(
                row.getLong("seq"),
                Json.read(kind, row.getString("body"), LivingKinds.named(kind)),
                new Reviewer(author.user().orElseThrow(), author.name()),
                Times.read(row, "recorded_at"),
                EntryHash.of(row.getBytes("hash")).hex());
    }
}
