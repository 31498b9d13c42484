package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was compared with whom, and how often.
 *
 * @param treatments in the order of the fit
 * @param studies number of trials with each treatment
 * @param edges pairs that were compared directly
 */
public record NetworkMap(List<String> treatments, List<Integer> studies, List<Edge> edges) {

    /**
     * @param first place of a treatment
     * @param second place of another, larger than the first
     * @param studies trials that compared them
     */
    public record Edge(int first, int second, int studies) {}

    public NetworkMap {
        treatments = List.copyOf(treatments);
        studies = List.copyOf(studies);
        edges = List.copyOf(edges);
    }

    public static NetworkMap of(NetworkFit fit) {
        int t = fit.treatments().size();
        List<Set<String>> trials = new ArrayList<>();
        for (int i = 0; i < t; i++) {
            trials.add(new LinkedHashSet<>());
        }
        Map<List<Integer>, Set<String>> pairs = new LinkedHashMap<>();
        for (Comparison each : fit.comparisons()) {
            int a = fit.treatments().indexOf(each.first());
            int b = fit.treatments().indexOf(each.second());
            trials.get(a).add(each.study());
            trials.get(b).add(each.study());
            pairs.computeIfAbsent(
                            List.of(Math.min(a, b), Math.max(a, b)), _ -> new LinkedHashSet<>())
                    .add(each.study());
        }
        return new NetworkMap(
                fit.treatments(),
                trials.stream().map(Set::size).toList(),
                pairs.entrySet().stream()
                        .map(e ->
                                new Edge(e.getKey().get(0), e.getKey().get(1), e.getValue().size()))
                        .toList());
    }
}
