package huantiao.web.safety;

import huantiao.access.Permit;
import huantiao.care.Chart;
import huantiao.care.Entry;
import java.time.ZoneId;

/** The visit that begins once the questions before it are answered and nothing stops. */
public interface BeginsVisit {

    /**
     * @param asked the answers that the visit begins with
     */
    void begin(Permit permit, Chart chart, Chart.Placed<Entry.SafetyAsked> asked, ZoneId zone);

    /** True while needles of a begun visit are in, by the form of whoever reads. */
    boolean needlesAreIn(Permit permit, Chart chart);
}
