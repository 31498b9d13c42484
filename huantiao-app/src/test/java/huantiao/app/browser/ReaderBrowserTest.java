package huantiao.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a reader reads, and what not. */
class ReaderBrowserTest {

    private final Reader reader = new Reader();

    private Reader.Read readsDownTo(String target, String main) {
        try (var context = Chromium.browser().newContext()) {
            var page = context.newPage();
            page.setContent("<nav>Never read</nav><main>%s</main>".formatted(main));
            reader.readsDownTo(page.locator(target));
        }
        return reader.read();
    }

    @Test
    void aPageIsReadDownToWhatIsTappedWithItsOwnWords() {
        var read =
                readsDownTo(
                        "#go",
                        "<h1>A title</h1><button id=go>Go <b>on</b></button><p>Not any more</p>");

        assertThat(read.silent()).isEqualTo(4);
    }

    @Test
    void whatWasReadBeforeIsKnownAlsoOnAnotherPage() {
        readsDownTo("p", "<p>Needles stay</p>");

        assertThat(readsDownTo("i", "<p>Needles stay</p><i>20 minutes</i>").silent()).isEqualTo(2);
    }

    @Test
    void whatIsNotDrawnOrFoldedOrANumberOfAScaleIsNotRead() {
        var read =
                readsDownTo(
                        "#end",
                        """
                        <p hidden>one</p><p style="visibility:hidden">two</p>
                        <details><summary>A fold</summary><p>three</p></details>
                        <label class="rating-step">4</label>
                        <p style="position:absolute;clip-path:inset(50%)">five</p>
                        <select><option>six</option></select><p id=end>·</p>
                        """);

        assertThat(read.silent()).isEqualTo(2);
    }

    @Test
    void wordsToSayAreCountedForThemselves() {
        var read = readsDownTo("p", "<p class=aloud>Has it changed?</p>");

        assertThat(read).isEqualTo(new Reader.Read(0, 3));
        assertThat(read.secondsAloud()).isEqualTo(3 * 60 / 183.0);
        assertThat(read.seconds()).isZero();
    }
}
