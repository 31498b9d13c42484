package huantiao.web.evidence;

/** The trials of a state of the review, for whoever wants to compute for themselves. */
@FunctionalInterface
public interface TrialsFile {

    /**
     * A trials file as CSV in UTF-8: before the first version the file that ships, byte for byte;
     * then its rows and those that reviewers settled, with the flags that they put on trials.
     */
    byte[] of(CurrentReview.State state);
}
