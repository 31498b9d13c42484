package huantiao.web.form;

import java.util.List;

/**
 * Where somebody stands in a form of several pages.
 *
 * @param names the pages in order
 * @param at index of the present one, from 0
 */
public record Steps(List<String> names, int at) {

    public Steps {
        names = List.copyOf(names);
        if (!(at >= 0 && at < names.size())) {
            throw new IllegalArgumentException(
                    "step (%d) must be one of %d".formatted(at, names.size()));
        }
    }
}
