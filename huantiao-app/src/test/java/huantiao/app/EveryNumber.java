package huantiao.app;

import com.microsoft.playwright.Page;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks a page as the browser shows it and looks up every number: each must stand in an element
 * that names a record, and the record must hold that number. Digits anywhere else are strays.
 */
final class EveryNumber {

    /**
     * Everything with a digit that is read on the page or by a screen reader: the text, the record
     * of the nearest element that names one, and the value if that element is a number.
     */
    private static final String WALK =
            """
            () => {
                const found = [];
                const digit = /\\p{Nd}/u;
                const main = document.querySelector('main');
                const say = (text, node) => {
                    if (!digit.test(text)) return;
                    const note = node.closest('a[href^="#source-"]');
                    const home = node.closest('[data-from]');
                    found.push({
                        text: text.trim().replace(/\\s+/g, ' '),
                        note: note ? note.getAttribute('href').slice(8) : '',
                        from: home ? home.dataset.from : '',
                        value: home && home.tagName === 'DATA' ? home.value : '',
                    });
                };
                const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) say(walker.currentNode.data, walker.currentNode.parentElement);
                for (const name of ['title', 'alt', 'aria-label', 'aria-description', 'placeholder'])
                    for (const node of main.querySelectorAll('[' + name + ']')) say(node.getAttribute(name), node);
                return found;
            }
            """;

    /** Words of ours with digits that are names or the denominator that everything is put on. */
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\bof (these )?100\\b|\\bGB30\\b");

    /**
     * One stretch of text with digits.
     *
     * @param note number of the source that a note leads to, or empty
     * @param from the record it names, or empty
     * @param value what the page says the number is, or empty
     */
    private record Found(String text, String note, String from, String value) {}

    private final Map<String, Set<BigDecimal>> numbersOf = new HashMap<>();
    private final Map<String, String> wordsOf = new HashMap<>();

    EveryNumber(EvidenceBase base) {
        base.trials()
                .forEach(one -> {
                    keep(one.rowId(), one);
                    if (one.report() instanceof Report.Counts counts) {
                        share(one.rowId(), counts.eventsFirst(), counts.peopleFirst());
                        share(one.rowId(), counts.eventsSecond(), counts.peopleSecond());
                    }
                });
        base.harms()
                .forEach(one -> {
                    keep(one.id(), one);
                    share(one.id(), one);
                });
        base.course()
                .forEach(one -> {
                    keep(one.id(), one);
                    share(one.id(), one);
                });
        base.guidelines().forEach(one -> keep(one.id(), one));
        base.published().forEach(one -> keep(one.id(), one));
    }

    /** Adds a record of another kind: its numbers and words are those of its text. */
    EveryNumber with(String id, Object record) {
        keep(id, record);
        return this;
    }

    /** Everything on the page that does not resolve, in words; empty when all does. */
    List<String> strays(Page page) {
        List<String> strays = new ArrayList<>();
        for (Found one : found(page)) {
            if (!one.note().isEmpty()) {
                if (page.locator("#source-" + one.note()).count() != 1) {
                    strays.add("a note leads to no source: " + one);
                }
            } else if (one.from().isEmpty()) {
                if (NOT_A_NUMBER.matcher(one.text()).replaceAll("").matches(".*\\p{Nd}.*")) {
                    strays.add("a number without a record: " + one.text());
                }
            } else if (!wordsOf.containsKey(one.from())) {
                strays.add("no such record: " + one);
            } else if (one.value().isEmpty()) {
                numbersIn(one.text()).stream()
                        .filter(number -> !holds(one.from(), number))
                        .forEach(number -> strays.add(number + " is not in its record: " + one));
            } else {
                BigDecimal value = new BigDecimal(one.value());
                BigDecimal written = numbersIn(one.text()).getFirst();
                BigDecimal rounded = value.setScale(written.scale(), RoundingMode.HALF_UP);
                if (rounded.abs().compareTo(written.abs()) != 0) {
                    strays.add("is written otherwise than its value: " + one);
                }
                if (!holds(one.from(), value)) {
                    strays.add("is not in its record: " + one);
                }
            }
        }
        return strays;
    }

    /** How many numbers of the page name a record and a value. */
    long resolved(Page page) {
        return found(page).stream().filter(one -> !one.value().isEmpty()).count();
    }

    private static List<Found> found(Page page) {
        List<Found> all = new ArrayList<>();
        for (Object one : (List<?>) page.evaluate(WALK)) {
            Map<?, ?> map = (Map<?, ?>) one;
            all.add(
                    new Found(
                            String.valueOf(map.get("text")),
                            String.valueOf(map.get("note")),
                            String.valueOf(map.get("from")),
                            String.valueOf(map.get("value"))));
        }
        return all;
    }

    private boolean holds(String id, BigDecimal number) {
        return numbersOf.getOrDefault(id, Set.of()).stream()
                .anyMatch(one ->
                        one.abs().subtract(number.abs()).abs().doubleValue()
                                <= 1e-9 * Math.max(1, number.abs().doubleValue()));
    }

    private void keep(String id, Object record) {
        String words = record.toString();
        wordsOf.put(id, words);
        numbersOf.computeIfAbsent(id, _ -> new HashSet<>()).addAll(numbersIn(words));
    }

    /** People in a hundred, where the record counts them. */
    private void share(String id, Object record) {
        switch (record) {
            case HarmFigure figure ->
                    share(id, figure.numerator().orElse(-1), figure.denominator().orElse(-1));
            case CourseFigure figure ->
                    share(id, figure.numerator().orElse(-1), figure.denominator().orElse(-1));
            default -> throw new IllegalArgumentException("no counts in " + id);
        }
    }

    private void share(String id, double events, double of) {
        if (events >= 0 && of > 0) {
            numbersOf
                    .computeIfAbsent(id, _ -> new HashSet<>())
                    .add(BigDecimal.valueOf(100 * events / of));
        }
    }

    /** Numbers of a text, with "1,968" as one and a minus of either kind. */
    private static List<BigDecimal> numbersIn(String text) {
        return Pattern.compile("[-\u2212]?\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:E-?\\d+)?")
                .matcher(text)
                .results()
                .map(one -> new BigDecimal(one.group().replace(",", "").replace('\u2212', '-')))
                .toList();
    }
}
