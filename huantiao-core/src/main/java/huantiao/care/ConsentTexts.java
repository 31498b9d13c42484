package huantiao.care;

import huantiao.base.Backing;
import java.util.List;

/**
 * What a person is told before they agree, of one version; the version is kept with the agreement.
 */
public record ConsentTexts(String version, List<Text> texts) {

    /**
     * The text for one kind of agreement.
     *
     * @param title what is agreed to, in one line
     * @param paragraphs what it means, in plain words
     */
    public record Text(ConsentKind kind, String title, List<Paragraph> paragraphs) {
        public Text {
            title = Words.named("title of the consent text", title);
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** A paragraph and what it rests on. */
    public record Paragraph(String id, String text, Backing backing) {}

    /** The text for this kind of agreement. */
    public Text of(ConsentKind kind) {
        return texts.stream().filter(text -> text.kind() == kind).findFirst().orElseThrow();
    }

    public ConsentTexts {
        version = Words.named("version of the consent text", version);
        texts = List.copyOf(texts);
        for (var kind : ConsentKind.values()) {
            if (texts.stream().filter(text -> text.kind() == kind).count() != 1) {
                throw new IllegalArgumentException(
                        "consent to (%s) must have one text".formatted(kind));
            }
        }
    }
}
