package huantiao.care;

import huantiao.access.Permit;
import huantiao.base.PatientId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every chart of a clinic, lent one by one to be counted. What is counted is taken out by a pure
 * function; the chart itself is not given away.
 */
public interface ClinicCharts {

    /**
     * What was taken from one chart.
     *
     * @param seen sequence of the last entry of the chart
     */
    record Taken<T>(PatientId patient, long seen, T what) {}

    /**
     * Takes something from every chart of the clinic that has grown.
     *
     * @param permit to see the registry, the practitioners in it, or the sums that leave, or to
     *     count ahead
     * @param seen sequence of the last entry seen before, by patient; a chart that is not longer is
     *     left out, one that is not named is new
     * @param take pure
     */
    <T> List<Taken<T>> grown(Permit permit, Map<PatientId, Long> seen, Function<Chart, T> take);
}
