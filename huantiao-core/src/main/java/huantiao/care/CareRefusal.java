package huantiao.care;

import huantiao.base.Problem;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why something was not noted in a chart. The message key is {@code refusal.} and the code. */
public sealed interface CareRefusal {

    /** Stable code, as {@code HT-0520}. */
    String code();

    /** A reason that needs no more words than its name. */
    enum Plain implements CareRefusal {
        /** The person has not agreed to be treated. */
        NO_CONSENT("HT-0520"),
        /** A plan rests on a consultation, and there was none. */
        CONSULT_FIRST("HT-0521"),
        /** The day of review must lie ahead, and within a year. */
        REVIEW_NOT_AHEAD("HT-0522"),
        /** No course of care is open. */
        NO_OPEN_EPISODE("HT-0523"),
        /** There is no entry of this number to add to. */
        NO_SUCH_ENTRY("HT-0524"),
        /** What was sent is what is already there. */
        NOTHING_CHANGED("HT-0525"),
        /** A birthday lies in the future or too far in the past. */
        BIRTHDAY_NOT_POSSIBLE("HT-0526"),
        /** There is no agreement in force to take back. */
        NOT_GIVEN("HT-0527"),
        /** Nothing was found that has to be referred first. */
        NO_REFERRAL_NEEDED("HT-0528"),
        /** Nothing to do was planned. */
        NOTHING_PLANNED("HT-0529"),
        /** The last day of care lies in the future. */
        LAST_DAY_AHEAD("HT-0530"),
        /** Without the person's agreement a letter goes to the emergency department only. */
        LETTER_NOT_AGREED("HT-0538"),
        /** A diary is kept for today and a week back. */
        NOT_A_DIARY_DAY("HT-0539"),
        /** What is said to be done stands in no plan of this person. */
        NOT_PLANNED("HT-0540"),
        /** What was answered earlier in the sitting can no longer be confirmed together. */
        STILL_TOO_LONG_AGO("HT-0257"),
        /** An alarm of earlier stands, and it is not to be lowered so. */
        ALARM_STANDS("HT-0277"),
        /** A consultation is put right on its day, and only the last one. */
        NOT_TO_BE_PUT_RIGHT("HT-0247"),
        /** The number is what stands there already. */
        SAME_NUMBER("HT-2083"),
        /**
         * What the person said in words is theirs: it can be struck, and they can be asked again.
         */
        SAID_BY_THE_PERSON("HT-2092"),
        /** Somebody put the number right since the page was opened. */
        PUT_RIGHT_MEANWHILE("HT-2085"),
        /** A form was sent on which nothing was answered. */
        NOTHING_TOLD("HT-0536"),
        /** The day of the diary was kept again since the form was opened. */
        DAY_KEPT_MEANWHILE("HT-0300");

        private final String code;

        Plain(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** The red flags let no course of care begin or go on. */
    record Held(NotCleared why) implements CareRefusal {
        @Override
        public String code() {
            return why.code();
        }
    }

    /**
     * A rule that forbids something planned cannot be told yet: nobody answered.
     *
     * @param facts what has to be asked
     */
    record AskFirst(Set<String> facts) implements CareRefusal {
        public AskFirst {
            facts = Collections.unmodifiableSet(new LinkedHashSet<>(facts));
        }

        @Override
        public String code() {
            return "HT-0531";
        }
    }

    /** Something planned is blocked, or advised against without a reason given. */
    record AgainstRules(PlanCheck check, List<Problem> problems) implements CareRefusal {
        public AgainstRules {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return "HT-0532";
        }
    }
}
