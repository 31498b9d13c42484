package huantiao.app.browser;

import com.microsoft.playwright.Locator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who has not seen the pages before and reads every word from the top of a page down to
 * what they tap, once.
 *
 * <p>Read is what stands in the main part of a page and is drawn: not what is folded, said to
 * screen readers only, a number of a scale, or the sign that a draft is saved. A text that was read
 * before, on this page or an earlier one, is known and takes no time; one of which a part has
 * changed is read whole. Words to say to a person are counted for themselves: they are spoken.
 *
 * <p>Rates are means of adults who read English: 238 words a minute for themselves, 183 aloud.
 *
 * @see <a href="https://doi.org/10.1016/j.jml.2019.104047">Brysbaert 2019</a>
 */
public final class Reader {
    private static final double SILENT_PER_MINUTE = 238;
    private static final double ALOUD_PER_MINUTE = 183;

    private static final String IN_SIGHT =
            """
            target => {
                const main = document.querySelector('main');
                const drawn = element => {
                    for (let one = element; one && one !== main; one = one.parentElement) {
                        const style = getComputedStyle(one);
                        if (style.position === 'absolute' && style.clipPath !== 'none') return false;
                    }
                    return element.checkVisibility(
                        {visibilityProperty: true, opacityProperty: true});
                };
                const below = node => !target.contains(node)
                    && target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
                const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
                const found = [];
                while (texts.nextNode()) {
                    if (below(texts.currentNode)) break;
                    const element = texts.currentNode.parentElement;
                    const text = texts.currentNode.textContent.replace(/\\s+/g, ' ').trim();
                    if (!text || element.closest('option, svg, noscript, .rating-step, [data-saved]')) continue;
                    if (drawn(element)) found.push([text, element.closest('.aloud') ? 'aloud' : 'silent']);
                }
                return found;
            }
            """;

    /** What a tap brings comes half a second after it, and is read too. */
    private static final String AT_REST =
            """
            async () => {
                const pass = wait => new Promise(then => setTimeout(then, wait));
                await pass(650);
                while (document.querySelector('.htmx-request')) await pass(50);
            }
            """;

    private final Set<String> known = new HashSet<>();
    private int silent;
    private int aloud;

    /** Reads what is new above an element of a page, and what it says itself. */
    public void readsDownTo(Locator target) {
        target.page().evaluate(AT_REST);
        for (var found : (List<?>) target.evaluate(IN_SIGHT)) {
            var text = (String) ((List<?>) found).getFirst();
            if (!known.add(text)) {
                continue;
            }
            if (((List<?>) found).getLast().equals("aloud")) {
                aloud += words(text);
            } else {
                silent += words(text);
            }
        }
    }

    /** What was read since the last time this was asked; what is known stays known. */
    public Read read() {
        var read = new Read(silent, aloud);
        silent = 0;
        aloud = 0;
        return read;
    }

    private static int words(String text) {
        int words = 0;
        for (var word : text.split(" ")) {
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words++;
            }
        }
        return words;
    }

    /**
     * Words that were new.
     *
     * @param silent read for oneself
     * @param aloud said to the person
     */
    public record Read(int silent, int aloud) {

        /** Seconds of reading for oneself. */
        public double seconds() {
            return silent * 60 / SILENT_PER_MINUTE;
        }

        /** Seconds of saying aloud. */
        public double secondsAloud() {
            return aloud * 60 / ALOUD_PER_MINUTE;
        }

        @Override
        public String toString() {
            return "%d new words to read, %.0f s, and %d to say, %.0f s"
                    .formatted(silent, seconds(), aloud, secondsAloud());
        }
    }
}
