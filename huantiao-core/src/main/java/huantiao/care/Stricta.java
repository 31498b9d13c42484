package huantiao.care;

import java.util.ArrayList;
import java.util.List;

/**
 * What a visit still lacks to be complete by STRICTA 2010, items 1a to 5. Titles and what each item
 * needs are reviewed data; this is the reading of a chart against them.
 *
 * @see <a href="https://doi.org/10.1371/journal.pmed.1000261">STRICTA 2010</a>
 */
public final class Stricta {

    /** Sub-items that a chart can fulfil: 1a to 5; items 6a and 6b are for trials. */
    public static final int ITEMS = 15;

    /** All that is asked of needles, 2a to 2g. */
    private static final String NEEDLES = "ST-2";

    private static final int ITEMS_OF_NEEDLES = 7;

    /** Maker and lot of a needle that is from another pack than the rest. */
    public static final String OWN_LOT = "own_maker_lot";

    /** Diameter of a needle whose length is another than that of the rest. */
    public static final String OWN_DIAMETER = "own_diameter_mm";

    /** That somebody said that the needles are in. */
    public static final String NEEDLES_SAID = "needles_said";

    /** That as many needles were counted out as in. */
    public static final String NEEDLES_OUT = "needles_out";

    private Stricta() {}

    /**
     * One thing missing.
     *
     * @param item id of the sub-item, as {@code ST-2c}, or {@code ST-2} for all that is asked of
     *     needles
     * @param field the field of the record that would fill it, as {@code depth_mm}
     * @param needling index of the needling it is missing at, or -1 where it concerns the visit
     */
    public record Gap(String item, String field, int needling) {}

    /** What is missing, in the order of the items. An empty list is a complete visit. */
    public static List<Gap> gaps(Plan plan, Session session) {
        var gaps = new ArrayList<Gap>();
        lacks(gaps, "ST-1a", "style", plan.style().isEmpty());
        lacks(gaps, "ST-1b", "rationale_text", plan.rationale().isEmpty());
        if (session.needled()) {
            needles(gaps, session);
        }
        lacks(gaps, "ST-4b", "setting", plan.setting().isEmpty());
        return List.copyOf(gaps);
    }

    /**
     * What is missing of a visit under way. Needles that stand in its form are a proposal until
     * somebody says that they are in; nothing that is asked of needles counts before.
     *
     * @param saidIn true once somebody said so
     */
    public static List<Gap> gapsSoFar(Plan plan, Session soFar, boolean saidIn) {
        var gaps = new ArrayList<Gap>();
        lacks(gaps, NEEDLES, NEEDLES_SAID, soFar.needled() && !saidIn);
        gaps.addAll(gaps(plan, soFar));
        return List.copyOf(gaps);
    }

    /** Items with a gap, in the order of their first; 2a to 2g go in one where all are open. */
    public static List<String> open(List<Gap> gaps) {
        boolean needles = isOfNeedlesAtAll(gaps);
        return gaps.stream()
                .map(Gap::item)
                .filter(item -> !needles || item.equals(NEEDLES) || !item.startsWith(NEEDLES))
                .distinct()
                .toList();
    }

    /** Share of the sub-items without a gap, 0 to 1. */
    public static double completeness(List<Gap> gaps) {
        int open = open(gaps).size() + (isOfNeedlesAtAll(gaps) ? ITEMS_OF_NEEDLES - 1 : 0);
        return (ITEMS - open) / (double) ITEMS;
    }

    private static boolean isOfNeedlesAtAll(List<Gap> gaps) {
        return gaps.stream().anyMatch(gap -> gap.item().equals(NEEDLES));
    }

    private static void needles(List<Gap> gaps, Session session) {
        lacks(gaps, "ST-2a", "needles_in", session.needlesIn() < session.needlings().size());
        lacks(gaps, "ST-2a", NEEDLES_OUT, session.needlesOut() != session.needlesIn());
        lacks(gaps, "ST-2b", "point_code", session.needlings().isEmpty());
        for (int i = 0; i < session.needlings().size(); i++) {
            var needling = session.needlings().get(i);
            if (needling.point().equals("ASHI") && needling.where().isEmpty()) {
                gaps.add(new Gap("ST-2b", "chart_xy", i));
            }
            if (needling.depth().isEmpty()) {
                gaps.add(new Gap("ST-2c", "depth_mm", i));
            }
            if (needling.own().filter(OwnNeedle::lacksDiameter).isPresent()) {
                gaps.add(new Gap("ST-2g", OWN_DIAMETER, i));
            }
            if (needling.own().filter(OwnNeedle::lacksLot).isPresent()) {
                gaps.add(new Gap("ST-2g", OWN_LOT, i));
            }
        }
        lacks(gaps, "ST-2d", "response_sought", session.responseSought().isEmpty());
        boolean electrical =
                session.needlings().stream()
                        .anyMatch(needling -> needling.stimulation() == Stimulation.ELECTRICAL);
        lacks(gaps, "ST-2e", "ea_pair", electrical && session.pairs().isEmpty());
        lacks(
                gaps,
                "ST-2e",
                "ea_frequency_hz",
                session.pairs().stream().anyMatch(pair -> pair.frequencyHz().isEmpty()));
        lacks(gaps, "ST-2f", "retention_min", session.retentionMinutes().isEmpty());
        lacks(gaps, "ST-2g", "needle_diameter_mm", session.needleType().isEmpty());
        lacks(
                gaps,
                "ST-2g",
                "needle_maker_lot",
                session.needleType().map(type -> type.makerAndLot().isEmpty()).orElse(true));
    }

    private static void lacks(List<Gap> gaps, String item, String field, boolean missing) {
        if (missing) {
            gaps.add(new Gap(item, field, -1));
        }
    }
}
