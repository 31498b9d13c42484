package huantiao.app.browser;

import com.microsoft.playwright.Page;
import java.util.Optional;

/**
 * Counts what a finger does: a tap on a field or button, each key of a number, one for words; and
 * estimates how long somebody who knows the pages would take, by the keystroke-level model: a
 * thought, a way to the target and a press for each tap, the hands to the keyboard and back for
 * each field that is typed, and a press for each character. An estimate, not a timing; what it
 * leaves out stands in decision 0275.
 *
 * <p>With a {@link Reader} the page is read down to what is tapped, before each tap.
 *
 * @see <a href="https://doi.org/10.1145/358886.358895">Card, Moran and Newell 1980</a>
 */
public final class Taps {
    private static final double THINK = 1.35;
    private static final double POINT = 1.10;
    private static final double PRESS = 0.20;
    private static final double HOME = 0.40;

    /** The slowest typist of the paper, not familiar with the keyboard. */
    private static final double KEY = 1.20;

    private final Page page;
    private final Optional<Reader> reader;
    private int count;
    private int pointed;
    private int typed;
    private int keys;

    /** Of somebody who knows the pages, or whose reading is not asked about. */
    public Taps(Page page) {
        this.page = page;
        this.reader = Optional.empty();
    }

    /** Of a reader, who reads down to what is tapped. */
    public Taps(Page page, Reader reader) {
        this.page = page;
        this.reader = Optional.of(reader);
    }

    /** A tap on what a selector finds first; for a field for choosing, on its label. */
    public void on(String selector) {
        // The label is what a finger meets: a field for choosing lies behind it.
        var target = selector.startsWith("input[") ? "label:has(" + selector + ")" : selector;
        var found = page.locator(target).first();
        reader.ifPresent(one -> one.readsDownTo(found));
        found.click();
        count++;
        pointed++;
    }

    /** A tap into a field, and keys. */
    public void type(String selector, String text) {
        on(selector);
        page.keyboard().type(text);
        typed++;
        keys += text.length();
        count += text.matches("[\\d.]+") ? text.length() : 1;
    }

    /** Opens a list and takes one of it. */
    public void choose(String selector, String value) {
        var found = page.locator(selector);
        reader.ifPresent(one -> one.readsDownTo(found));
        found.selectOption(value);
        add(2);
    }

    /** Taps that were made in another way. */
    public void add(int taps) {
        count += taps;
        pointed += taps;
    }

    public Page page() {
        return page;
    }

    /** What was read since the last time this was asked; nothing without a reader. */
    public Reader.Read read() {
        return reader.map(Reader::read).orElse(new Reader.Read(0, 0));
    }

    public int count() {
        return count;
    }

    /** Seconds by the keystroke-level model, without reading. */
    public double seconds() {
        return pointed * (THINK + POINT + PRESS) + typed * 2 * HOME + keys * KEY;
    }

    @Override
    public String toString() {
        return "%d taps, %.0f s by the keystroke-level model".formatted(count, seconds());
    }
}
