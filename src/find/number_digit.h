/* Numbers written in digits: the form of one token.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_FIND_NUMBER_DIGIT_H
#define TOLLBOOK_FIND_NUMBER_DIGIT_H

#include "find/number_table.h"

struct digits {
    int64_t value;   /* all digits, without marks */
    int64_t divisor; /* 100 of "1.25" */
    uint8_t use;     /* what the form tells: clock, date, code, ordinal */
    bool plain;      /* digits with separators or a decimal stop only */
    bool grouped;
    bool decade;
    bool zero_first; /* "0830" */
    size_t n;        /* digits */
};

struct digits digits_read(struct str s);

#endif
