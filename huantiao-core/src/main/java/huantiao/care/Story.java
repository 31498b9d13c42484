package huantiao.care;

/**
 * What the person told in their own words before the first visit.
 *
 * @param story how it began and what it is like
 * @param history earlier illness, operations, earlier treatment
 * @param medicines what they take, as they write it
 * @param goal what they want to be able to do again
 * @param expectation what they hope for or fear from acupuncture
 */
public record Story(
        String story, String history, String medicines, String goal, String expectation) {
    public Story {
        story = Words.text("story", story);
        history = Words.text("history", history);
        medicines = Words.text("medicines", medicines);
        goal = Words.text("goal", goal);
        expectation = Words.text("expectation", expectation);
    }
}
