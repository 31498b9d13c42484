package huantiao.web.evidence;

/** Draws a figure as pixels, for those who cannot place an SVG. */
@FunctionalInterface
public interface Png {

    /**
     * @param svg a figure of ours
     * @return PNG on white, two pixels for each unit of the drawing
     */
    byte[] of(String svg);
}
