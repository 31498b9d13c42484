package huantiao.app.demo;

import huantiao.access.Accounts;
import huantiao.body.Points;
import huantiao.care.CareRules;
import huantiao.care.Charts;
import huantiao.measures.Instruments;

/**
 * What the demo is played on and by which rules.
 *
 * @param texts version of the texts that people agreed to and were given with their plan
 */
public record DemoShelves(
        Accounts accounts,
        Charts charts,
        CareRules rules,
        Points points,
        Instruments instruments,
        String texts) {}
