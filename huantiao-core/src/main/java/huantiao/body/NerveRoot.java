package huantiao.body;

import huantiao.base.Backing;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A nerve root and what is felt, lost and tested when it is in trouble.
 *
 * @param id {@code L2} to {@code S2}, and {@code S2_S4} for the saddle
 * @param name as it is called; the id, but for one that stands for several roots
 * @param disc the disc that usually meets it; may be empty
 * @param pain where pain goes, in words
 * @param sensory where feeling changes, in words
 * @param painRegions the same on our body chart; our coding of the words
 * @param sensoryRegions the same on our body chart; the small toes are left out: earlier marks of
 *     toes may mean the big one
 * @param skinPoints points that lie where feeling changes; our coding
 * @param reflex the jerk that weakens, or a word for no reflex
 * @param alarm id of the red flag its loss raises; empty for most
 */
public record NerveRoot(
        String id,
        String name,
        String disc,
        String pain,
        String sensory,
        List<String> motor,
        String keyMovement,
        String reflex,
        String functional,
        String note,
        Set<Region> painRegions,
        Set<Region> sensoryRegions,
        Set<PointCode> skinPoints,
        Optional<String> alarm,
        Backing backing) {
    public NerveRoot {
        motor = List.copyOf(motor);
        painRegions = Set.copyOf(painRegions);
        sensoryRegions = Set.copyOf(sensoryRegions);
        skinPoints = Set.copyOf(skinPoints);
    }

    /** True if what is felt there lies where this root is felt. */
    public boolean isFeltAt(Mark mark) {
        return switch (mark.feeling()) {
            case PAIN -> painRegions.contains(mark.region());
            case NUMBNESS, TINGLING, BURNING -> sensoryRegions.contains(mark.region());
            case WEAKNESS -> false;
        };
    }
}
