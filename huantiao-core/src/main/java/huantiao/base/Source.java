package huantiao.base;

/**
 * Where a fact was read.
 *
 * @param id stable id within the knowledge base, as {@code S-CESCARD}
 * @param citation who wrote it, what and when, in one line
 * @param address DOI or web address; empty when the source has none
 * @param read how far it was read: full, partial, abstract, secondary or none
 */
public record Source(String id, String citation, String address, String read) {
    public Source {
        if (id.isBlank()) {
            throw new IllegalArgumentException("source id must not be blank");
        }
        if (citation.isBlank()) {
            throw new IllegalArgumentException("source (%s) must have a citation".formatted(id));
        }
    }

    /** True for what rests on general professional knowledge alone: nobody read it in a source. */
    public boolean isGeneralKnowledge() {
        return read.equals("none") || id.equals("S-MEMORY");
    }
}
