package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.List;

/** Reads the records that a literature database exported. */
public interface RecordFile {

    /** Largest file in bytes. */
    int LARGEST_BYTES = 8 << 20;

    /** Most records in one file. */
    int MOST_RECORDS = 5_000;

    /**
     * What a file holds.
     *
     * @param format of the three that are read
     * @param sha256 hex digest of its bytes
     */
    record Read(String format, String sha256, List<Reference> references) {
        public Read {
            references = List.copyOf(references);
        }
    }

    /**
     * @param name as the reviewer's machine calls it, for messages
     * @return every record, or everything that is wrong, each with line and field: never a part
     */
    Result<Read, List<Problem>> read(String name, byte[] bytes);
}
