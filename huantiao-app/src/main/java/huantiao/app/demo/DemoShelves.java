package huantiao.app.demo;

import huantiao.access.Accounts;
import huantiao.aid.Knowledge;
import huantiao.body.Points;
import huantiao.care.CareRules;
import huantiao.care.Charts;
import huantiao.care.ConsentVersions;
import huantiao.measures.Instruments;

/**
 * What the demo is played on and by which rules.
 *
 * @param texts what people agreed to and were given with their plan, each as it was read that day
 * @param aid what the decision aid asks and says
 * @param aidEdition which words and data of the aid people had before them
 */
public record DemoShelves(
        Accounts accounts,
        Charts charts,
        CareRules rules,
        Points points,
        Instruments instruments,
        ConsentVersions texts,
        Knowledge aid,
        String aidEdition) {}
