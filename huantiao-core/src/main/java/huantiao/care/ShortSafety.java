package huantiao.care;

import java.util.List;
import java.util.Map;

/**
 * One short question of a check-in that stands for several facts of the cauda equina block. A no is
 * a no to all of them, because the question names them all. A yes says of one of them that it is
 * there, and one is enough to act on; which of them it is, whoever sees the person asks.
 *
 * @param field its name in the form
 * @param facts the first of them is noted for a yes
 */
public record ShortSafety(String field, List<String> facts) {

    public static final List<ShortSafety> BLOCK =
            List.of(
                    new ShortSafety(
                            "saddle", List.of("saddle_sensory_change", "wiping_feels_different")),
                    new ShortSafety(
                            "bladder",
                            List.of(
                                    "bladder_hard_to_start_or_stop",
                                    "bladder_flow_not_felt",
                                    "bladder_leak_or_pads_new",
                                    "bladder_fullness_not_felt",
                                    "bladder_cannot_pass")),
                    new ShortSafety(
                            "bowel",
                            List.of("bowel_leak_or_no_control", "bowel_or_wind_not_felt")));

    public ShortSafety {
        facts = List.copyOf(facts);
    }

    /** True if these answers tell it: one yes, or a no to each. */
    boolean isToldBy(Map<String, Object> told) {
        return facts.stream().anyMatch(fact -> Boolean.TRUE.equals(told.get(fact)))
                || facts.stream().allMatch(told::containsKey);
    }
}
