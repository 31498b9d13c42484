package huantiao.web.visit;

import huantiao.care.Chart;
import huantiao.care.Chart.Placed;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.Plan;
import huantiao.web.Words;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.Needles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Touch at the needles of the leads in a visit: asked at each, confirmed with the needles of a
 * repeat (decision 0364), or answered with a plan of the day.
 *
 * @param isRepeat true where a visit came before in this course of care
 * @param day of the visit; empty where it cannot be read
 */
public record TouchAtLeads(
        FeltNeedles felt,
        SessionForm typed,
        Chart chart,
        boolean isRepeat,
        Optional<LocalDate> day,
        ZoneId zone) {

    /**
     * True where the confirmation of a repeat speaks of it. Where that was given without, or
     * something speaks of less feeling there, touch is asked by itself.
     */
    public boolean isOfTheConfirmation() {
        return isRepeat
                && felt.mayBeConfirmed()
                && (typed.sent().has(FeltNeedles.SAME) || !typed.isConfirmed());
    }

    /** The needles of which it speaks: once it was given, those of which it spoke then. */
    public String confirmedAt() {
        return typed.isConfirmed() ? typed.sent().text(FeltNeedles.SAME) : felt.offered();
    }

    /**
     * True where it says that touch is normal: at none where it is less, or a needle came since.
     */
    public boolean isConfirmedNormal() {
        return isOfTheConfirmation()
                && felt.less().isEmpty()
                && (!typed.isConfirmed() || felt.openNeedles().isEmpty());
    }

    /**
     * When it was answered normal at each of them, with a plan of the day of the first visit; empty
     * where that was not so, or something else is said of it now.
     */
    public Optional<String> answeredAt() {
        return isRepeat || felt.all().isEmpty() || !felt.areAllNormal()
                ? Optional.empty()
                : chart.latest(Entry.PlanAgreed.class)
                        .filter(this::isOfTheDay)
                        .filter(agreed ->
                                felt.all().stream()
                                        .map(FeltNeedles.At::needle)
                                        .allMatch(normalAt(agreed.entry().plan())::contains))
                        .map(agreed -> Words.time(agreed.noted().occurredAt(), zone));
    }

    private boolean isOfTheDay(Placed<Entry.PlanAgreed> agreed) {
        return day.equals(Optional.of(LocalDate.ofInstant(agreed.noted().occurredAt(), zone)));
    }

    private static Set<String> normalAt(Plan plan) {
        return plan.ways().stream()
                .flatMap(ways -> ways.pairs().stream())
                .flatMap(TouchAtLeads::normalAt)
                .map(needle -> Needles.read(needle).orElse(needle))
                .collect(Collectors.toSet());
    }

    private static Stream<String> normalAt(ElectroPair pair) {
        return pair.felt().stream()
                .flatMap(felt ->
                        Stream.concat(
                                felt.from().isYes() ? Stream.of(pair.from()) : Stream.empty(),
                                felt.to().isYes() ? Stream.of(pair.to()) : Stream.empty()));
    }
}
