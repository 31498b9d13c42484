package huantiao.web.course;

import huantiao.base.Source;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.course.PersonCourse;
import huantiao.course.ReviewProposal;
import huantiao.web.form.Form;
import huantiao.web.selfcare.DiaryWeeks;
import java.util.List;

/**
 * A person's course as it is looked at, by them or by the clinic.
 *
 * @param safety what comes before everything else
 * @param parts one for each measure that was answered
 * @param shared what holds for all of them, said once
 * @param given visits and unwanted effects, the latest first
 * @param home what was done at home, from the diary
 * @param form the review decision; shown to the clinic only
 * @param own true if the person looks at their own
 */
public record CoursePage(
        Chart chart,
        List<String> safety,
        List<Part> parts,
        List<String> shared,
        List<GivenRow> given,
        DiaryWeeks home,
        Form form,
        boolean own) {

    /** What a course leads to, as it is written beside the decision. */
    public static final List<String> DECISIONS =
            List.of("taper_or_stop", "some_more", "stop_or_change", "examine_and_refer", "go_on");

    public CoursePage {
        safety = List.copyOf(safety);
        parts = List.copyOf(parts);
        shared = List.copyOf(shared);
        given = List.copyOf(given);
    }

    /**
     * A sentence of a course.
     *
     * @param verdict true if it says what the course amounts to
     */
    public record Said(String text, boolean verdict) {}

    /**
     * One measure.
     *
     * @param picture our own SVG
     * @param sentences in reading order
     * @param figures what they rest on; shown to the clinic only
     */
    public record Part(
            PersonCourse course,
            String name,
            String picture,
            List<Said> sentences,
            CourseFigures figures) {
        public Part {
            sentences = List.copyOf(sentences);
        }
    }

    /** True if there is something to decide about. */
    public boolean decides() {
        return !own
                && chart.openEpisode().isPresent()
                && !parts.isEmpty()
                && parts.getFirst().course().proposal().isPresent();
    }

    /** What is proposed, from the first measure. */
    public ReviewProposal proposal() {
        return parts.getFirst().course().proposal().orElseThrow();
    }

    public List<Source> sources() {
        return proposal().sources();
    }

    /** True while a red flag is open or not asked: nothing else can be decided. */
    public boolean flagsFirst() {
        return proposal() instanceof ReviewProposal.RedFlagsFirst;
    }

    public List<Chart.Placed<Entry.ReviewDecided>> decisions() {
        return chart.all(Entry.ReviewDecided.class).reversed();
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }
}
