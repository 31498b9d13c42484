package huantiao.knowledge;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gathers everything wrong with the files read, so that nobody mends them one error at a time.
 *
 * <p>Used by one reader on one thread; what was read is handed out only when nothing was found.
 */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(String where, String code, String what, String cure) {
        add(new Problem(where, code, what, cure));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** Everything found so far, in the order it was met. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** What was read if nothing was wrong, else all that was. */
    public <T> Result<T, List<Problem>> orElse(Supplier<T> read) {
        return found.isEmpty() ? Result.ok(read.get()) : Result.refused(all());
    }
}
