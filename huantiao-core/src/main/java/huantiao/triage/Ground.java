package huantiao.triage;

/** Why something planned is changed, questioned or stopped. */
public sealed interface Ground {
    /** Id of the rule, or the code of the level: what a reason must name to answer it. */
    String id();

    /** What to do instead, or what the level means. */
    String sentence();

    boolean isAbsolute();

    /** A rule that holds. */
    record ByRule(Rule rule) implements Ground {
        @Override
        public String id() {
            return rule.id();
        }

        @Override
        public String sentence() {
            return rule.instead();
        }

        @Override
        public boolean isAbsolute() {
            return rule.severity() == Rule.Severity.ABSOLUTE;
        }
    }

    /** An open red flag whose level holds the technique. */
    record ByLevel(Holding holding) implements Ground {
        @Override
        public String id() {
            return holding.level().code();
        }

        @Override
        public String sentence() {
            return holding.meaning();
        }

        @Override
        public boolean isAbsolute() {
            return holding.everything();
        }
    }
}
