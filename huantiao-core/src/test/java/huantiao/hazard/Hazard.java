package huantiao.hazard;

import java.util.List;

/**
 * The hazards of this software: what could happen to a person, how, and what stands against it.
 *
 * <p>How bad it would be is the makers' judgement in the words of ISO 14971; no clinician has
 * signed it off. How likely it is nobody has counted, so no likelihood is written.
 */
public enum Hazard {
    RED_FLAG_SKIPPED(
            Severity.CATASTROPHIC,
            "Red flag skipped",
            "Cauda equina syndrome, infection, fracture or cancer is treated with needles while"
                    + " hours or weeks are lost.",
            "A question is not asked, is left open, or its answer does not reach the rule; a no"
                    + " stands against what was found.",
            "A question without an answer is unknown, and unknown never clears. Only a disposition"
                    + " that was cleared can begin or go on with care. A loss that an examination"
                    + " found outweighs what was told.",
            "Somebody who says no although it is yes is not found by software.",
            "huantiao.triage.RedFlags",
            "huantiao.triage.Clearance",
            "huantiao.care.Weakness",
            "huantiao.care.CareSteps"),
    FINDING_CARRIED(
            Severity.CATASTROPHIC,
            "Carried finding that is false today",
            "A new weakness or saddle numbness is missed because last week's no stands in today's"
                    + " note.",
            "The last note is copied.",
            "The safety questions, what is new since the last visit, pain, unwanted effects and"
                    + " agreement of a visit begin empty. Calm answers of yesterday do not count"
                    + " today; alarms do. A form of another day says that it is one. Of a skin the"
                    + " latest touch decides; an examination that did not touch it takes nothing"
                    + " back, and an older finding says its day.",
            "Needles are offered as last time; the note says which share was carried.",
            "huantiao.care.VisitSteps",
            "huantiao.care.SinceLast",
            "huantiao.care.LossOfFeeling",
            "huantiao.triage.Facts"),
    NEEDLE_LEFT_IN(
            Severity.SERIOUS,
            "Needle left in",
            "A person leaves with a needle in; it is trodden on, bends, or travels.",
            "Needles out of sight, an interrupted visit, another hand taking them out.",
            "A visit is not signed while needles in and needles out differ; a timer calls until they"
                    + " are counted.",
            "The count is as good as the counting.",
            "huantiao.care.VisitSteps"),
    ALARM_UNHEARD(
            Severity.SERIOUS,
            "Alarm not heard",
            "Needles stay in longer than planned, or a person is forgotten behind a curtain.",
            "The tablet is muted, the tab is asleep, the page was reloaded.",
            "The time is seen as well as heard, counts from the start that stands in the form, goes"
                    + " on over a reload, and calls until the needles that came out are counted. Each"
                    + " current counts from when its intensity was first written, and calls until it is"
                    + " said to be off. The clock goes along on every page on which somebody is"
                    + " charted, and a page that the browser does not let ring asks for a tap.",
            "A room where nobody looks at the page and the sound is off.",
            "huantiao.web.visit.TimesForm"),
    WRONG_PERSON(
            Severity.CRITICAL,
            "Charted on, or told of, the wrong person",
            "One person is treated by another's flags, medicines and plan.",
            "Two tabs, two people of one name, a second record for the same person.",
            "Name and year of birth head every page of a person; a twin is asked about before it is"
                    + " registered; whoever saw an older state is shown what came between.",
            "A practitioner who reads no heading.",
            "huantiao.care.Charts",
            "huantiao.web.people.PeopleController"),
    WRONG_SIDE(
            Severity.SERIOUS,
            "Wrong side",
            "The healthy leg is needled; a deficit is followed on the wrong side.",
            "Left and right change places between a picture seen from behind and one seen from the"
                    + " front.",
            "Marks and needles are codes with a side, never positions; the drawing says left and"
                    + " right; a needle without a side is refused. Where it hurts on one side and"
                    + " every needle with a side is on the other, plan and visit say so and stop"
                    + " nothing.",
            "The side that was chosen is taken as meant; beside one needle on the painful side"
                    + " nothing is said.",
            "huantiao.web.body.Figure",
            "huantiao.care.OtherSide",
            "huantiao.web.needling.NeedlesForm"),
    MEDICINE_OR_DEVICE_UNSEEN(
            Severity.CRITICAL,
            "Anticoagulant, pacemaker or pregnancy not seen",
            "Bleeding, a device that misfires, a harmed pregnancy.",
            "It stands in free text, or nobody asked.",
            "The rules of a plan run over coded facts at every change and again before every visit;"
                    + " what an absolute rule needs and nobody answered is asked before the plan"
                    + " stands. Before each visit it is asked by name what is new, and a yes takes"
                    + " the earlier answers out of force. What matters, and what nobody asked,"
                    + " stands above every visit.",
            "A medicine that nobody names.",
            "huantiao.triage.PlanCheck",
            "huantiao.care.CareRules",
            "huantiao.care.SinceLast",
            "huantiao.web.safety.WhoThisIs"),
    DRAFT_LOST(
            Severity.MINOR,
            "Lost draft",
            "What was said or done is charted from memory, or not at all.",
            "Reload, crash, lost network, a second tab.",
            "Drafts are kept as they are typed, on the server and until then in the tab; of two tabs"
                    + " the second sees what the first wrote.",
            "What was typed in the last second before the power went.",
            "huantiao.care.Drafts"),
    ENTRY_LOST(
            Severity.SERIOUS,
            "Signed entry lost or changed",
            "A harm or an allergy disappears; the record no longer says what was done.",
            "A crash, a full disk, a hand in the database.",
            "An entry that was acknowledged is on the disk; the journal is chained by hashes and the"
                    + " program may not rewrite it.",
            "A disk that lies about having written; keep backups.",
            "huantiao.store.Journal",
            "huantiao.store.ChainWalk"),
    RULE_STALE(
            Severity.CRITICAL,
            "Stale rule or stale agreement",
            "Care goes on under a referral, an override or a plan that no longer fits what is known"
                    + " now.",
            "A clearance is stored and used later.",
            "Nothing is cleared from memory: rulings are computed anew from the facts and the rules"
                    + " of the day; agreement to one referral does not cover what is found later.",
            "The rules are as new as the release; each names its source and year.",
            "huantiao.care.CareSteps",
            "huantiao.triage.Rules"),
    DEPTH_UNIT(
            Severity.CRITICAL,
            "Wrong unit of depth",
            "A needle goes ten times as deep as meant: pneumothorax, a hurt organ or nerve.",
            "Cun, centimetres and millimetres in one field.",
            "Depth is whole millimetres, 1 to 100; what looks like cun or centimetres is asked"
                    + " back.",
            "A wrong whole number within the bounds; the page shows the cautious cap beside it.",
            "huantiao.care.Depth",
            "huantiao.web.needling.NeedlesForm"),
    CURRENT_TOO_STRONG(
            Severity.SERIOUS,
            "Current far from what is usual",
            "A current ten times as strong as meant hurts, and the twitch it brings moves needles.",
            "A decimal point is lost, milliampere and the step of a dial are mixed up.",
            "Above what is usual a pair of leads wants a reason in words; ten times as much is"
                    + " refused, in the plan and in the visit.",
            "The device is set by hand, and nobody reads it; the data name no limit of safety.",
            "huantiao.care.UsualCurrent",
            "huantiao.web.needling.PairsForm"),
    CURRENT_WHERE_NUMB(
            Severity.SERIOUS,
            "Current where it is not felt",
            "Skin that cannot feel is burnt, and nobody says that the current is too strong.",
            "Feeling was answered once for all points; the pair was moved later; \"none\" was ticked"
                    + " beside a finding of the same day.",
            "Feeling is asked at each needle of a pair, and anew where a pair is moved. What the"
                    + " examination of the day found reduced in the skin of a needle stands,"
                    + " whatever was answered.",
            "Which point lies in whose skin is our own coding; areas of roots overlap, and a loss"
                    + " whose place nobody noted is not placed.",
            "huantiao.care.LossOfFeeling",
            "huantiao.web.needling.FeltNeedles"),
    WORSE_UNHEARD(
            Severity.CRITICAL,
            "A bad answer nobody hears",
            "Somebody reports new weakness from home and the answer waits in a list.",
            "Answers come in while nobody looks at the person.",
            "A yes says at once where to get help, whatever else is missing in the form, and stands"
                    + " at the top of the clinic's day until somebody acts.",
            "A clinic that does not open the page; the answer itself tells the person not to wait.",
            "huantiao.web.people.TodayPage",
            "huantiao.care.VisitSteps"),
    NOISE_TAKEN_FOR_HELP(
            Severity.SERIOUS,
            "Noise taken for help",
            "Care that does not help goes on, and care that would help is not begun.",
            "A line that falls within measurement error is read as success.",
            "Better and worse are said only beyond the error of the measure; where that error is not"
                    + " published, nothing is said. Sham stands beside acupuncture.",
            "People get better on their own; a line cannot show why, and the page says so.",
            "huantiao.course.Trajectory"),
    WRONG_NUMBER_STAYS(
            Severity.SERIOUS,
            "A wrong number stays in the record",
            "Care is judged by a pain score that was never given, and whoever reads it later is"
                    + " misled; or a number is changed and nobody can see that it was.",
            "A finger slips, two rows are mixed up, and the visit is signed.",
            "A score of a signed visit or of a check-in is put right by an entry of its own, with a"
                    + " reason. Every page, picture and count reads the one that was put right; the"
                    + " visit and the course show the old one struck through, and a decision names"
                    + " what changed after it. What the person said in words is only ever struck.",
            "A wrong number that nobody notices; other numbers of a visit, and answers to a score,"
                    + " are put right in words only.",
            "huantiao.care.PainCorrection",
            "huantiao.care.CareSteps"),
    STRANGER_READS(
            Severity.SERIOUS,
            "A stranger reads or writes a record",
            "Harm from disclosure, or care by forged facts.",
            "A route without a rule, a forwarded link, another clinic's member.",
            "No shelf opens without a permit; every address is walked as every role; the database"
                    + " itself keeps clinics apart.",
            "A screen left open in the room.",
            "huantiao.access.Permit",
            "huantiao.store.Walls");

    /** How bad it would be, in the words of ISO 14971 (informative annex), least last. */
    public enum Severity {
        CATASTROPHIC,
        CRITICAL,
        SERIOUS,
        MINOR
    }

    private final Severity severity;
    private final String title;
    private final String harm;
    private final String cause;
    private final String control;
    private final String left;
    private final List<String> where;

    Hazard(
            Severity severity,
            String title,
            String harm,
            String cause,
            String control,
            String left,
            String... where) {
        this.severity = severity;
        this.title = title;
        this.harm = harm;
        this.cause = cause;
        this.control = control;
        this.left = left;
        this.where = List.of(where);
    }

    /** How bad it would be. */
    public Severity severity() {
        return severity;
    }

    /** Its name in the log. */
    public String title() {
        return title;
    }

    /** What would happen to a person. */
    public String harm() {
        return harm;
    }

    /** How it could come about. */
    public String cause() {
        return cause;
    }

    /** What stands against it. */
    public String control() {
        return control;
    }

    /** What no software takes away. */
    public String left() {
        return left;
    }

    /** The classes that are the control, by their full names. */
    public List<String> where() {
        return where;
    }
}
