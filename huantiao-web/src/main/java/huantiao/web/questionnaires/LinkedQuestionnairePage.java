package huantiao.web.questionnaires;

/**
 * A measure by licence on the device of the person who answers. Nothing of the record.
 *
 * @param address where it is sent
 * @param name what the measure is called there
 * @param keep the name under which the answers stay in the tab until they are sent
 */
public record LinkedQuestionnairePage(
        String address, String name, LicensedQuestions asked, String keep) {}
