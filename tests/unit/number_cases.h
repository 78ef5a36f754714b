/* Numbers in texts: what each is, in the order in which they stand.
 *
 * A number is written as its bounds, "LO..HI" (a bound left out is open) or
 * one figure, its qualifier unless exact, and its use unless it is a count;
 * "+" says that it comes on top of another, "!" that it is so far.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_TESTS_NUMBER_CASES_H
#define TOLLBOOK_TESTS_NUMBER_CASES_H

struct number_case {
    const char *text;
    const char *numbers;
};

static const struct number_case number_cases[] = {
    /* digits and words */
    { "1,245 men and 400,000 more", "1245; 400000 +" },
    { "1.4 million people, 2.5m children, 10k", "1400000; 2500000; 10000" },
    { "two hundred and twenty-three", "223" },
    { "twenty-one, a hundred, a dozen, three dozen", "21; 100; 12; 36" },
    { "half a million, one and a half million", "500000; 1500000" },
    { "120 000 people and 5 thousand more", "120000; 5000 +" },
    { "1.2 crore, 2 lakh", "12000000; 200000" },
    { "no casualties; nobody; no one; none; zero", "0; 0; 0; 0; 0" },
    { "not a single person", "0" },
    /* vague words */
    { "a couple of men", "2 vague" },
    { "a few, several, a handful", "3..9 vague; 3..9 vague; 3..9 vague" },
    { "dozens, scores, hundreds",
      "24..99 vague; 40..199 vague; 200..999 vague" },
    { "tens of thousands", "20000..99999 vague" },
    { "hundreds of thousands", "200000..999999 vague" },
    { "several hundred, a few dozen", "200..999 vague; 24..99 vague" },
    { "dozens more, hundreds of others", "24..99 vague +; 200..999 vague +" },
    { "many fled, some stayed, others hid",
      "1.. indefinite; 1.. indefinite; 1.. indefinite" },
    { "an unknown number of people", "1.. indefinite" },
    /* qualifiers */
    { "at least 198 soldiers and 25 civilians", "198.. at_least; 25" },
    { "no fewer than 12, 20 or more", "12.. at_least; 20.. at_least" },
    { "more than 12, over 20, upwards of 30",
      "12.. more_than; 20.. more_than; 30.. more_than" },
    { "200+ people, 200-plus people", "200.. more_than; 200.. more_than" },
    { "the toll topped 500", "500.. more_than" },
    { "some 30, an estimated 200, 12 or so", "30 about; 200 about; 12 about" },
    { "up to 20, as many as 50, no more than 5",
      "..20 up_to; ..50 up_to; ..5 up_to" },
    { "fewer than 10, nearly 300", "..10 less_than; 300 nearly" },
    { "at least some 30, more than an estimated 200",
      "30.. at_least; 200.. more_than" },
    { "at least several dozen", "24.. at_least" },
    { "12 so far, 9 confirmed dead", "12 !; 9 !" },
    /* ranges */
    { "between 35 and 43 soldiers", "35..43 range" },
    { "10 to 15, 12-15, 13 or 14", "10..15 range; 12..15 range; 13..14 range" },
    { "between 2 and 3 million; between 20 and 12",
      "2000000..3000000 range; 20; 12" },
    { "2 to 3 million", "2000000..3000000 range" },
    { "anywhere from 20 to 30", "20..30 range" },
    { "at least 13 and as many as 46; at least 5, and up to 9, people",
      "13..46 range; 5..9 range" },
    { "it rose from 12 to 15", "12; 15" },
    /* more */
    { "another 12, another soldier, a further 5", "12 +; 1 +; 5 +" },
    { "12 more than before", "12" },
    { "no longer, one another, as many did", "" },
    /* uses */
    { "on September 19, 2016 at 6:30", "19 time; 2016 time; 6 time" },
    { "In 2020, 19 people", "2020 time; 19" },
    { "killed 2000 people in 1999", "2000; 1999 time" },
    { "the 1990s, in his 60s", "1990 time; 60 age" },
    { "24 hours, a six-week war, 7 a.m.", "24 time; 6 time; 7 time" },
    { "12 May and 12 may have", "12 time; 12" },
    { "September 19-20, 2014-16", "19..20 range time; 2014 time; 16 time" },
    { "$5 million, 5,000 euros, 12 percent",
      "5000000 money; 5000 money; 12 percent" },
    { "a 50-kilometer road, 122mm, 7.8", "50 measure; 122 measure; 7 measure" },
    { "a 33-year-old, aged 15, ages 8, 6 and 3",
      "33 age; 15 age; 8 age; 6 age; 3 age" },
    { "Ann Rank, 33, and a boy who was 12, died", "33 age; 12 age" },
    { "the fourth, the 20th, twenty-first",
      "4 ordinal; 20 ordinal; 21 ordinal" },
    { "Flight 370, Route 66, page 3, Unit 9",
      "370 code; 66 code; 3 code; 9 code" },
    { "an AK-47 and an F-16", "47 code; 16 code" },
    { "They lost 3-1 at 12 Elm Street", "3 code; 12 code" },
    { "one in five, a third of them", "1 percent; 5 percent; 0 percent" },
    { "a three-story house, a 12-member crew", "3 measure; 12" },
};

#endif
