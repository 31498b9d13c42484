package huantiao.care;

import huantiao.access.Permit;
import huantiao.measures.LicensedForm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The shelf of words that a clinic may show by a licence of its own. It holds one form for each
 * measure; what is replaced or withdrawn is gone, for that is what a licence asks. That it was
 * there, by which agreement and who put it there stays.
 */
public interface LicensedForms {

    /** A form on the shelf. */
    record Kept(LicensedForm form, Instant at, String by) {}

    /** What happened. */
    enum What {
        LOADED,
        WITHDRAWN
    }

    /**
     * One line of the list of what was done; never a word of the form.
     *
     * @param measure id
     * @param version of the text
     * @param by the member's name as it was that day
     */
    record Change(
            What what,
            String measure,
            String version,
            LicensedForm.Agreement agreement,
            Instant at,
            String by) {}

    /** By measure. */
    List<Kept> all(Permit manageLicences);

    /** Puts it there, in the place of an earlier one of the same measure. */
    void load(Permit manageLicences, LicensedForm form, Instant at, String by);

    /**
     * @return false if there was none
     */
    boolean withdraw(Permit manageLicences, String measure, Instant at, String by);

    /** Newest first. */
    List<Change> changes(Permit manageLicences);

    /** For somebody who asks the questions. */
    Optional<LicensedForm> find(Permit recordCare, String measure);

    /** For somebody who answers by a link: the forms whose agreement allows that, by measure. */
    List<LicensedForm> byLink(Permit answerCheckIn);
}
