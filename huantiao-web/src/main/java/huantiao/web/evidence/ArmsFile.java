package huantiao.web.evidence;

/** The needled arms as a file, for whoever wants to compare for themselves. */
@FunctionalInterface
public interface ArmsFile {

    /**
     * CSV in UTF-8: the file that ships, byte for byte, while reviewers read no arm; then its rows
     * and those that they settled.
     */
    byte[] of(CurrentReview.State state);
}
