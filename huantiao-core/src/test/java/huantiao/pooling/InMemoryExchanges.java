package huantiao.pooling;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What clinics exchange, while the test runs. */
public final class InMemoryExchanges implements Exchanges {

    private record Word(UUID partner, String nonce) {}

    private static final class Book {
        final List<ClinicKey> keys = new ArrayList<>();
        final List<Partner> partners = new ArrayList<>();
        final List<Released> released = new ArrayList<>();
        final List<Handing> handings = new ArrayList<>();
        final List<Received> received = new ArrayList<>();
        final Map<Word, Instant> words = new HashMap<>();
    }

    private final Map<ClinicId, Book> books = new HashMap<>();

    @Override
    public synchronized Optional<ClinicKey> key(Permit permit) {
        var keys = owners(permit).keys;
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
    }

    @Override
    public synchronized void keep(Permit permit, ClinicKey fresh, Instant at) {
        owners(permit).keys.add(fresh);
    }

    @Override
    public synchronized List<Partner> partners(Permit permit) {
        return owners(permit).partners.stream()
                .sorted(Comparator.comparing(Partner::name))
                .toList();
    }

    @Override
    public synchronized boolean add(Permit permit, Partner partner) {
        var book = owners(permit);
        return find(book, one -> one.card().key().equals(partner.card().key())).isEmpty()
                && book.partners.add(partner);
    }

    @Override
    public synchronized void end(Permit permit, UUID partner, Instant at) {
        owners(permit)
                .partners
                .replaceAll(one ->
                        one.id().equals(partner) && one.isOpen()
                                ? new Partner(
                                        one.id(),
                                        one.name(),
                                        one.card(),
                                        one.since(),
                                        Optional.of(at))
                                : one);
    }

    @Override
    public synchronized List<Released> released(Permit permit) {
        return owners(permit).released.reversed().stream().toList();
    }

    @Override
    public synchronized Result<Released, Released> release(Permit permit, Released sums) {
        var book = owners(permit);
        var earlier =
                book.released.stream()
                        .filter(one -> one.question().equals(sums.question()))
                        .findFirst();
        if (earlier.isPresent()) {
            return Result.refused(earlier.get());
        }
        book.released.add(sums);
        return Result.ok(sums);
    }

    @Override
    public synchronized List<Handing> handings(Permit permit) {
        return owners(permit).handings.reversed().stream().toList();
    }

    @Override
    public synchronized void note(Permit permit, Handing handing) {
        owners(permit).handings.add(handing);
    }

    @Override
    public synchronized List<Received> received(Permit permit) {
        return owners(permit).received.reversed().stream().toList();
    }

    @Override
    public synchronized Optional<Partner> whose(ClinicId clinic, String keyId) {
        return find(book(clinic), one -> one.card().key().id().equals(keyId));
    }

    @Override
    public synchronized boolean isFirst(
            Permit permit, String nonce, Instant at, Instant forgetBefore) {
        var words = book(permit.clinic()).words;
        words.values().removeIf(used -> used.isBefore(forgetBefore));
        return words.putIfAbsent(new Word(partner(permit), nonce), at) == null;
    }

    @Override
    public synchronized Arrival receive(Permit permit, Received sums) {
        var book = book(permit.clinic());
        var from = partner(permit);
        for (var earlier : book.received) {
            if (earlier.partner().equals(from) && earlier.question().equals(sums.question())) {
                return earlier.text().equals(sums.text()) ? Arrival.KNOWN : Arrival.DIFFERENT;
            }
        }
        book.received.add(new Received(from, sums.question(), sums.text(), sums.at()));
        return Arrival.NEW;
    }

    private Book owners(Permit permit) {
        permit.mustBeFor(Deed.POOL_SUMS);
        return book(permit.clinic());
    }

    private static UUID partner(Permit permit) {
        permit.mustBeFor(Deed.HAND_IN_SUMS);
        return ((Actor.Partner) permit.actor()).partner();
    }

    private Book book(ClinicId clinic) {
        return books.computeIfAbsent(clinic, _ -> new Book());
    }

    private static Optional<Partner> find(Book book, Predicate<Partner> which) {
        return book.partners.stream().filter(Partner::isOpen).filter(which).findFirst();
    }
}
