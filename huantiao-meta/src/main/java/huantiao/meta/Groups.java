package huantiao.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that belong together, as a forest of parents. */
final class Groups {
    private Groups() {}

    static int root(int[] part, int i) {
        int at = i;
        while (part[at] != at) {
            part[at] = part[part[at]];
            at = part[at];
        }
        return at;
    }

    static void join(int[] part, int i, int j) {
        int one = root(part, i);
        int other = root(part, j);
        // The earlier row is the root, so that groups come in order of appearance.
        if (one < other) {
            part[other] = one;
        } else {
            part[one] = other;
        }
    }

    static List<int[]> of(int[] part) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < part.length; i++) {
            members.computeIfAbsent(root(part, i), _ -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Numbers the labels in order of appearance. */
    static int[] numbered(List<String> labels) {
        Map<String, Integer> number = new HashMap<>();
        int[] numbers = new int[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.computeIfAbsent(labels.get(i), _ -> number.size());
        }
        return numbers;
    }
}
