package huantiao.care;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.measures.LicensedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Words by licence, while the test runs. */
public final class InMemoryLicensedForms implements LicensedForms {

    private record Book(TreeMap<String, Kept> forms, List<Change> changes) {}

    private final Map<ClinicId, Book> books = new HashMap<>();

    @Override
    public synchronized List<Kept> all(Permit permit) {
        return List.copyOf(owners(permit).forms().values());
    }

    @Override
    public synchronized void load(Permit permit, LicensedForm form, Instant at, String by) {
        var book = owners(permit);
        book.forms().put(form.edition().instrument(), new Kept(form, at, by));
        book.changes().addFirst(change(What.LOADED, form, at, by));
    }

    @Override
    public synchronized boolean withdraw(Permit permit, String measure, Instant at, String by) {
        var book = owners(permit);
        var there = Optional.ofNullable(book.forms().remove(measure));
        there.ifPresent(
                kept -> book.changes().addFirst(change(What.WITHDRAWN, kept.form(), at, by)));
        return there.isPresent();
    }

    private static Change change(What what, LicensedForm form, Instant at, String by) {
        return new Change(
                what,
                form.edition().instrument(),
                form.edition().version(),
                form.agreement(),
                at,
                by);
    }

    @Override
    public synchronized List<Change> changes(Permit permit) {
        return List.copyOf(owners(permit).changes());
    }

    @Override
    public synchronized Optional<LicensedForm> find(Permit permit, String measure) {
        permit.mustBeFor(Deed.RECORD_CARE);
        return Optional.ofNullable(book(permit).forms().get(measure)).map(Kept::form);
    }

    @Override
    public synchronized List<LicensedForm> byLink(Permit permit) {
        permit.mustBeFor(Deed.ANSWER_CHECK_IN);
        return book(permit).forms().values().stream()
                .map(Kept::form)
                .filter(form -> form.agreement().byLink())
                .toList();
    }

    private Book owners(Permit permit) {
        permit.mustBeFor(Deed.MANAGE_LICENCES);
        return book(permit);
    }

    private Book book(Permit permit) {
        return books.computeIfAbsent(
                permit.clinic(), _ -> new Book(new TreeMap<>(), new ArrayList<>()));
    }
}
