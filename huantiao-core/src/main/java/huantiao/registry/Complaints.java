package huantiao.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * With what those who are counted came.
 *
 * @param by how many, for each place that somebody had
 */
public record Complaints(Map<Complaint, Integer> by) {

    public Complaints {
        by = Map.copyOf(by);
    }

    static Complaints of(List<StartedCourse> counted) {
        var by = new EnumMap<Complaint, Integer>(Complaint.class);
        counted.forEach(one -> by.merge(one.history().complaint(), 1, Integer::sum));
        return new Complaints(by);
    }

    public int of(Complaint complaint) {
        return by.getOrDefault(complaint, 0);
    }

    public int people() {
        return by.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * True if each place may be told: none is of a few people only, who could be known by it. Those
     * of whom it is not known are no place.
     */
    public boolean isTold() {
        return by.entrySet().stream()
                .filter(one -> one.getKey() != Complaint.NOT_TOLD)
                .allMatch(one -> one.getValue() >= StartingPoint.FEWEST);
    }
}
