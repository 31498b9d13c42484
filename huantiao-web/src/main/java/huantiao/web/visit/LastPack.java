package huantiao.web.visit;

import huantiao.care.Habits;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.ShortNeedle;
import huantiao.web.Words;
import huantiao.web.needling.PackForm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * A pack that the clinic used last, as a visit offers it: on a button that says what it fills in.
 *
 * @param last the pack, and when it was used
 */
public record LastPack(Habits.Last<NeedleType> last) {

    /** What the wish for any of them begins with. */
    static final String WISH = "last-pack ";

    /**
     * The packs in the order in which these needles may want them. Once each needle has a depth,
     * those come first that leave a quarter of every needle outside, the shortest before the
     * others; the rest, and all of them before, stay as they are, the newest first.
     */
    static List<LastPack> of(List<Habits.Last<NeedleType>> packs, List<Needling> needlings) {
        var offered = packs.stream().map(LastPack::new);
        boolean isEachDeep =
                !needlings.isEmpty() && needlings.stream().allMatch(one -> one.depth().isPresent());
        return isEachDeep
                ? offered.sorted(Comparator.comparingInt(one -> one.distance(needlings))).toList()
                : offered.toList();
    }

    /** Its length; longer than any where one of these needles would be short for its depth. */
    private int distance(List<Needling> needlings) {
        int length = last.what().lengthMm();
        return ShortNeedle.among(needlings, OptionalInt.of(length)).isEmpty()
                ? length
                : Integer.MAX_VALUE;
    }

    /**
     * True where a needle of it leaves a quarter outside at this depth; also where none is said.
     */
    boolean leavesAQuarter(OptionalInt depthMm) {
        return depthMm.isEmpty()
                || depthMm.getAsInt() <= ShortNeedle.deepestMm(last.what().lengthMm());
    }

    /** True where this is its length; also where none is said. */
    boolean isAsLong(OptionalInt lengthMm) {
        return lengthMm.isEmpty() || lengthMm.getAsInt() == last.what().lengthMm();
    }

    /** True if these fields say this pack. */
    boolean isOf(PackForm pack) {
        return pack.isOf(last.what());
    }

    /** What its button beside a needle wishes: this pack, and at which row. */
    public String wish(int row) {
        return "own-" + row + " " + wish();
    }

    /** What its button wishes: this pack and no other, whatever was used meanwhile. */
    public String wish() {
        var pack = last.what();
        return WISH
                + "%s %d %s"
                        .formatted(
                                NeedleType.printed(pack.diameterMm()),
                                pack.lengthMm(),
                                pack.makerAndLot());
    }

    /** What its button fills in, and the day of that pack. */
    public String said(Words words, LocalDate today, ZoneId zone) {
        var pack = last.what();
        return words.say(
                "session.pack",
                NeedleType.printed(pack.diameterMm()),
                pack.lengthMm(),
                pack.makerAndLot(),
                words.brief(LocalDate.ofInstant(last.when(), zone), today));
    }
}
