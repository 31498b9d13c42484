package huantiao.meta.plot;

/** A picture of a result. It does not change; what it shows is asked for by {@link #drawing()}. */
public interface Plot {

    Drawing drawing();

    /** The picture for a page: see {@link Drawing#toSvg()}. */
    default String toSvg() {
        return drawing().toSvg();
    }

    /** The picture as a file: see {@link Drawing#toFile()}. */
    default String toFile() {
        return drawing().toFile();
    }

    /** The numbers shown. */
    default DataTable table() {
        return drawing().table();
    }
}
