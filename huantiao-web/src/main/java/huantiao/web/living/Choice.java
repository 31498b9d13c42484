package huantiao.web.living;

import huantiao.web.Words;
import huantiao.web.form.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Closed lists as choices: each value has its text under the name of the list. */
final class Choice {

    private Choice() {}

    static <E extends Enum<E>> List<Option> options(Class<E> list, String key, Words words) {
        return Arrays.stream(list.getEnumConstants())
                .map(one -> Option.of(one.name(), words.say(key + "." + one.name())))
                .toList();
    }

    static <E extends Enum<E>> Optional<E> read(Class<E> list, String text) {
        return Arrays.stream(list.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }
}
