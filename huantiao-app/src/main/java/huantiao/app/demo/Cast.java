package huantiao.app.demo;

import huantiao.app.demo.Part.Turn;
import huantiao.body.Side;
import huantiao.care.Preference;
import huantiao.care.Preference.Much;
import huantiao.care.Preference.Sure;
import huantiao.care.Preference.Weight;
import huantiao.people.Sex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Everybody in the demo clinic. All names and stories are invented. */
final class Cast {

    private static final List<Extra> EXTRAS =
            List.of(
                    new Extra("Wendell Mockturtle", Sex.MALE),
                    new Extra("Clementine Dummyford", Sex.FEMALE),
                    new Extra("陈试例", Sex.MALE),
                    new Extra("Perengano Prueba", Sex.MALE),
                    new Extra("سمير التجريبي", Sex.MALE),
                    new Extra("Hazel Pretendleaf", Sex.FEMALE),
                    new Extra("Rufus Madeupson", Sex.MALE),
                    new Extra("赵演示", Sex.FEMALE),
                    new Extra("Zutana Inventada", Sex.FEMALE),
                    new Extra("Ottoline Fictionette", Sex.FEMALE),
                    new Extra("Basil Nobodysworth", Sex.MALE),
                    new Extra("نورة المثالية", Sex.FEMALE),
                    new Extra("Fern Whatsername", Sex.FEMALE),
                    new Extra("Gulliver Sandbox", Sex.MALE),
                    new Extra("周测试", Sex.OTHER));

    /** Who used the decision aid before the first visit and has finished: enough to be counted. */
    private static final List<Extra> WEIGHED =
            List.of(
                    new Extra("Ambrose Notarealname", Sex.MALE),
                    new Extra("Beatrix Papercut", Sex.FEMALE),
                    new Extra("Cornelius Standin", Sex.MALE),
                    new Extra("Delphine Makebelieve", Sex.FEMALE),
                    new Extra("Erasmus Testcase", Sex.MALE),
                    new Extra("Fenella Storybook", Sex.FEMALE),
                    new Extra("Gideon Exampleby", Sex.MALE),
                    new Extra("Henrietta Mockingham", Sex.FEMALE),
                    new Extra("Ignatius Loremby", Sex.MALE),
                    new Extra("Jessamy Ipsumwood", Sex.FEMALE),
                    new Extra("Kasimir Dummling", Sex.MALE),
                    new Extra("Lavinia Samplethwaite", Sex.FEMALE),
                    new Extra("Mortimer Faketon", Sex.MALE),
                    new Extra("Nerissa Whatnot", Sex.FEMALE),
                    new Extra("Osbert Trialrun", Sex.MALE),
                    new Extra("Philippa Pretendham", Sex.FEMALE),
                    new Extra("Quincy Stubbs-Notreal", Sex.MALE),
                    new Extra("Rosalind Fableton", Sex.FEMALE),
                    new Extra("Septimus Placeholderson", Sex.MALE),
                    new Extra("Tabitha Inventwell", Sex.FEMALE),
                    new Extra("Ulysses Nonesuch", Sex.MALE),
                    new Extra("Verity Fictitia", Sex.FEMALE),
                    new Extra("Wilhelmina Cardboard", Sex.FEMALE),
                    new Extra("Xavier Prototype", Sex.MALE),
                    new Extra("Yolanda Madeupa", Sex.FEMALE),
                    new Extra("Zebedee Fantasma", Sex.MALE),
                    new Extra("孙样例", Sex.FEMALE),
                    new Extra("林演练", Sex.MALE));

    /** Who did not and has finished: enough to stand beside those who did. */
    private static final List<Extra> FINISHED =
            List.of(
                    new Extra("吴范例", Sex.MALE),
                    new Extra("郑虚构", Sex.FEMALE),
                    new Extra("ماجد النموذجي", Sex.MALE),
                    new Extra("هالة الافتراضية", Sex.FEMALE),
                    new Extra("Mengano Ficticio", Sex.MALE),
                    new Extra("Fulana de Muestra", Sex.FEMALE),
                    new Extra("Arbuthnot Specimen", Sex.MALE),
                    new Extra("Briony Simulacra", Sex.FEMALE),
                    new Extra("Crispin Dryrun", Sex.MALE),
                    new Extra("Dorothea Figment", Sex.FEMALE),
                    new Extra("Evander Blankslate", Sex.MALE),
                    new Extra("Flora Imaginary", Sex.FEMALE),
                    new Extra("Godfrey Mockup", Sex.MALE),
                    new Extra("Hesper Unreal", Sex.FEMALE),
                    new Extra("Isidore Mannequin", Sex.MALE),
                    new Extra("Jocasta Rehearsal", Sex.FEMALE),
                    new Extra("韩假设", Sex.MALE),
                    new Extra("Lorcan Notaperson", Sex.MALE));

    /** Codes of what may matter to them, as the decision aid asks. */
    private static final List<String> VALUES =
            List.of("soon", "last", "harm", "needles", "pills", "surgery", "proof", "effort");

    private static final List<Much> MUCH = List.of(Much.values());

    /** How it began and what they want to do again; nothing that a flag or a rule asks about. */
    private static final List<List<String>> BEGINNINGS =
            List.of(
                    List.of(
                            "Began after two days of digging. It pulls from the buttock into the"
                                    + " calf and is worse when I sit.",
                            "Work in the garden for an hour."),
                    List.of(
                            "Came on slowly over weeks of long drives. Burning at the back of the"
                                    + " thigh, tingling in the outer foot.",
                            "Drive to my sister's without stopping twice."),
                    List.of(
                            "Lifted a box and felt it shoot down the leg. Coughing sends it down"
                                    + " again.",
                            "Carry the shopping up the stairs."),
                    List.of(
                            "I have had it before; this time it stays. Standing at the counter is"
                                    + " the worst.",
                            "Stand through a shift."),
                    List.of(
                            "Woke up with it after a long flight. Walking helps a little, sitting"
                                    + " does not.",
                            "Sit through a film."));

    private static final List<Integer> FOLLOW_UPS = List.of(2, 4, 8, 12, 26, 52);

    private Cast() {}

    private record Extra(String name, Sex sex) {}

    /**
     * The stories somebody wants to see, then fifteen more by chance; then those who finished in
     * the last year, with the decision aid and without, so that the aid has somebody to watch.
     */
    static List<Part> of(RandomGenerator chance) {
        var parts = new ArrayList<>(named());
        for (int i = 0; i < EXTRAS.size(); i++) {
            parts.add(extra(EXTRAS.get(i), 10 + 23 * i, chance));
        }
        for (int i = 0; i < WEIGHED.size(); i++) {
            parts.add(extra(WEIGHED.get(i), 95 + 9 * i, chance).with(weighed(chance)));
        }
        for (int i = 0; i < FINISHED.size(); i++) {
            parts.add(extra(FINISHED.get(i), 100 + 14 * i, chance));
        }
        return List.copyOf(parts);
    }

    static List<Part> named() {
        return List.of(
                better(),
                withinNoise(),
                worse(),
                stopped(),
                onWarfarin(),
                pregnant(),
                lost(),
                waiting(),
                emergency(),
                reviewDue());
    }

    static Part better() {
        return new Part(
                        "Marigold Testwell 🌻",
                        44,
                        Sex.FEMALE,
                        Side.RIGHT,
                        48,
                        "Seven weeks of pain from the right buttock to the outer ankle after moving house."
                                + " Sitting is the worst, coughing sends it down.",
                        "Ibuprofen now and then.",
                        "Cycle to work again.",
                        Map.of("worse_cough_sneeze", true, "worse_sitting", true),
                        Recipe.ELECTRIC,
                        new Course(8, 1, 2.5, 0),
                        374,
                        10,
                        Set.of(),
                        Turn.JUDGED)
                .with(
                        new Part.Aid(
                                new Preference(
                                        List.of(
                                                new Weight("soon", Much.MUCH),
                                                new Weight("harm", Much.SOME),
                                                new Weight("needles", Much.NOT)),
                                        List.of("acupuncture", "exercise"),
                                        Optional.of(Sure.YES),
                                        List.of("stop"),
                                        "How soon would I know?"),
                                4));
    }

    static Part withinNoise() {
        return new Part(
                "王示例",
                57,
                Sex.MALE,
                Side.LEFT,
                120,
                "Four months of left leg pain that comes and goes. Some weeks are better, then it"
                        + " is back.",
                "None.",
                "Practise taiji in the park without stopping.",
                Map.of("worse_sitting", true),
                Recipe.BY_HAND,
                new Course(6, 5, 3, 0),
                120,
                10,
                Set.of(8),
                Turn.JUDGED);
    }

    static Part worse() {
        return new Part(
                "Barnaby Samplewick",
                51,
                Sex.MALE,
                Side.LEFT,
                35,
                "Five weeks of left leg pain below the knee. It was bearable and now it keeps me"
                        + " from sleeping.",
                "Paracetamol.",
                "Sleep through the night.",
                Map.of("worse_cough_sneeze", true, "smoker_ever", true),
                Recipe.BY_HAND,
                new Course(5, 9, 2, 0),
                52,
                6,
                Set.of(),
                Turn.JUDGED);
    }

    static Part stopped() {
        return new Part(
                "Fulano de Ejemplo",
                47,
                Sex.MALE,
                Side.RIGHT,
                28,
                "Four weeks of right leg pain after lifting an engine block.",
                "Naproxen.",
                "Work at the bench again.",
                Map.of("worse_cough_sneeze", true),
                Recipe.BY_HAND,
                new Course(7, 6, 3, 0),
                13,
                3,
                Set.of(),
                Turn.STOPPED);
    }

    static Part onWarfarin() {
        return new Part(
                "فلان المثالي",
                68,
                Sex.MALE,
                Side.RIGHT,
                90,
                "Three months of right leg pain. I take a blood thinner for my heart rhythm"
                        + " and was told to say so.",
                "Warfarin; last INR 2.4, stable.",
                "Walk to prayer and back.",
                Map.of(
                        "anticoagulant",
                        "warfarin",
                        "inr",
                        2.4,
                        "inr_stable",
                        true,
                        "medicines",
                        List.of("warfarin")),
                Recipe.THIN,
                new Course(6, 3, 2.5, 0),
                80,
                10,
                Set.of(),
                Turn.JUDGED);
    }

    static Part pregnant() {
        return new Part(
                "Mengana Muestra",
                31,
                Sex.FEMALE,
                Side.LEFT,
                21,
                "Three weeks of left leg pain. I am pregnant and would rather take no tablets. My"
                        + " midwife knows that I come.",
                "Folic acid.",
                "Play with my daughter on the floor.",
                Map.of("pregnant", "yes", "gestation_weeks", 20),
                Recipe.GENTLE,
                new Course(6, 4, 3, 0),
                25,
                10,
                Set.of(),
                Turn.IN_CARE);
    }

    static Part lost() {
        return new Part(
                "Odette Vanishing-Point",
                39,
                Sex.FEMALE,
                Side.RIGHT,
                60,
                "Two months of right leg pain. I travel a lot for work.",
                "None.",
                "Get through a week of meetings.",
                Map.of("worse_sitting", true),
                Recipe.WITH_CUPS,
                new Course(7, 5, 3, 0),
                290,
                4,
                Set.of(4, 8, 12, 26, 52),
                Turn.LOST);
    }

    static Part waiting() {
        return new Part(
                "李样本",
                35,
                Sex.FEMALE,
                Side.LEFT,
                14,
                "Two weeks of left leg pain after a week of long train rides."
                        + " Tingling in the big toe.",
                "None.",
                "Read to my son sitting on the floor.",
                Map.of("worse_sitting", true),
                Recipe.BY_HAND,
                new Course(6, 6, 1, 0),
                0,
                0,
                Set.of(),
                Turn.WAITING);
    }

    static Part emergency() {
        return new Part(
                "Cosmo Placeholder",
                49,
                Sex.MALE,
                Side.RIGHT,
                20,
                "Three weeks of right leg pain. Since last night the seat feels numb and I cannot"
                        + " pass water properly.",
                "Diclofenac.",
                "Not to be in pain.",
                Map.of(
                        "saddle_sensory_change",
                        true,
                        "bladder_hard_to_start_or_stop",
                        true,
                        "bladder_bowel_explained_longstanding",
                        false,
                        "bladder_bowel_saddle_days",
                        1),
                Recipe.BY_HAND,
                new Course(8, 8, 1, 0),
                0,
                0,
                Set.of(),
                Turn.EMERGENCY);
    }

    static Part reviewDue() {
        return new Part(
                "ليلى التجريبية",
                53,
                Sex.FEMALE,
                Side.LEFT,
                75,
                "Ten weeks of left leg pain, burning at the outer shin.",
                "Paracetamol at night.",
                "Stand and cook for the family.",
                Map.of("worse_sitting", false),
                Recipe.BY_HAND,
                new Course(7, 4, 2.5, 0),
                33,
                10,
                Set.of(),
                Turn.IN_CARE);
    }

    /** What somebody marks by chance; most lean to more than one way and feel sure. */
    private static Part.Aid weighed(RandomGenerator chance) {
        var weights =
                VALUES.stream()
                        .map(value -> new Weight(value, MUCH.get(chance.nextInt(3))))
                        .toList();
        var leaning = new ArrayList<String>();
        leaning.add(chance.nextInt(4) == 0 ? "wait" : "acupuncture");
        if (chance.nextBoolean()) {
            leaning.add("exercise");
        }
        if (chance.nextInt(6) == 0) {
            leaning.add("medicines");
        }
        var sure = chance.nextInt(10) < 7 ? Sure.YES : Sure.NO;
        var asks = chance.nextBoolean() ? List.of("stop", "risk") : List.of("time");
        return new Part.Aid(
                new Preference(weights, leaning, Optional.of(sure), asks, ""),
                chance.nextInt(10) < 7 ? 3 + chance.nextInt(2) : chance.nextInt(3));
    }

    /** Somebody by chance; about half end with little pain, the others change little. */
    private static Part extra(Extra extra, int startedDaysAgo, RandomGenerator chance) {
        int from = chance.nextInt(5, 9);
        int fate = chance.nextInt(10);
        int to;
        if (fate < 5) {
            to = chance.nextInt(0, 3);
        } else if (fate < 9) {
            to = from - chance.nextInt(0, 3);
        } else {
            to = Math.min(10, from + 2);
        }
        var beginning = BEGINNINGS.get(chance.nextInt(BEGINNINGS.size()));
        var recipes = List.of(Recipe.BY_HAND, Recipe.ELECTRIC, Recipe.WITH_CUPS);
        Set<Integer> silent = new LinkedHashSet<>();
        for (int week : FOLLOW_UPS) {
            if (chance.nextInt(6) == 0) {
                silent.add(week);
            }
        }
        boolean leaves = chance.nextInt(8) == 0;
        if (leaves) {
            silent.addAll(FOLLOW_UPS.subList(1, FOLLOW_UPS.size()));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("worse_sitting", chance.nextBoolean());
        facts.put("worse_cough_sneeze", chance.nextBoolean());
        facts.put("drives_after", chance.nextBoolean());
        return new Part(
                extra.name(),
                chance.nextInt(24, 55),
                extra.sex(),
                chance.nextBoolean() ? Side.LEFT : Side.RIGHT,
                chance.nextInt(15, 200),
                beginning.getFirst(),
                chance.nextBoolean() ? "None." : "Ibuprofen now and then.",
                beginning.getLast(),
                facts,
                recipes.get(chance.nextInt(recipes.size())),
                new Course(from, to, 2 + chance.nextInt(3), 1),
                startedDaysAgo,
                leaves ? 5 : 10,
                silent,
                leaves ? Turn.LOST : Turn.JUDGED);
    }
}
