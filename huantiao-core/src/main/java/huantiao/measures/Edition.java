package huantiao.measures;

/**
 * One exact text or scale of an instrument. Scores of different editions are never compared.
 *
 * @param instrument id of the instrument, as {@code rmdq24}
 * @param version id of the text and scale, as {@code rmdq-1983-en-gb}; the recall period belongs to
 *     it
 */
public record Edition(String instrument, String version) {
    public Edition {
        if (instrument.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("an edition must name instrument and version");
        }
    }

    @Override
    public String toString() {
        return instrument + "/" + version;
    }
}
