package huantiao.web.letters;

/** Makes paper of a page. */
@FunctionalInterface
public interface Printer {

    /**
     * The page as a PDF with text that can be searched and read aloud.
     *
     * @param xhtml a whole document, well formed, that fetches nothing
     */
    byte[] pdf(String xhtml);
}
