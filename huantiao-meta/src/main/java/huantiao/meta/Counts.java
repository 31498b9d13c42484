package huantiao.meta;

/** Counts of events of one study with two groups. */
public sealed interface Counts permits TwoByTwo, TwoRates {
    String study();
}
