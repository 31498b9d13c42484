package huantiao.measures;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.List;

/** Reads the words of a measure from a clinic's own file. */
public interface LicensedFile {

    /** Longest file in characters. */
    int LONGEST = 60_000;

    /**
     * @return what stands there, not yet held against any instrument; or all that cannot be read
     */
    Result<LicensedForm.Draft, List<Problem>> read(String text);
}
