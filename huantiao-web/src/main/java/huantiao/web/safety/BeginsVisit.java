package huantiao.web.safety;

import huantiao.access.Permit;
import huantiao.care.Chart;
import huantiao.care.Entry;
import java.time.ZoneId;

/** What begins once the questions before a visit are answered and nothing stops. */
public interface BeginsVisit {

    /**
     * @param asked the answers that the visit begins with
     */
    void begin(Permit permit, Chart chart, Chart.Placed<Entry.SafetyAsked> asked, ZoneId zone);
}
