package huantiao.meta;

import java.util.List;

/**
 * The thirteen trials of BCG against tuberculosis that half of the literature on methods uses;
 * Colditz and others 1994 (10.1001/jama.1994.03510330076038), counts as in the R package metadat
 * ({@code dat.bcg}).
 */
public final class Bcg {
    public static final List<TwoByTwo> TRIALS =
            List.of(
                    new TwoByTwo("Aronson 1948", 4, 119, 11, 128),
                    new TwoByTwo("Ferguson & Simes 1949", 6, 300, 29, 274),
                    new TwoByTwo("Rosenthal et al 1960", 3, 228, 11, 209),
                    new TwoByTwo("Hart & Sutherland 1977", 62, 13536, 248, 12619),
                    new TwoByTwo("Frimodt-Moller et al 1973", 33, 5036, 47, 5761),
                    new TwoByTwo("Stein & Aronson 1953", 180, 1361, 372, 1079),
                    new TwoByTwo("Vandiviere et al 1973", 8, 2537, 10, 619),
                    new TwoByTwo("TPT Madras 1980", 505, 87886, 499, 87892),
                    new TwoByTwo("Coetzee & Berjak 1968", 29, 7470, 45, 7232),
                    new TwoByTwo("Rosenthal et al 1961", 17, 1699, 65, 1600),
                    new TwoByTwo("Comstock et al 1974", 186, 50448, 141, 27197),
                    new TwoByTwo("Comstock & Webster 1969", 5, 2493, 3, 2338),
                    new TwoByTwo("Comstock et al 1976", 27, 16886, 29, 17825));

    /** Absolute latitude of each trial, in degrees. */
    public static final Doubles LATITUDE =
            Doubles.of(44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33);

    /** Year of each trial's report. */
    public static final Doubles YEAR =
            Doubles.of(
                    1948, 1949, 1960, 1977, 1973, 1953, 1973, 1980, 1968, 1961, 1974, 1969, 1976);

    private Bcg() {}
}
