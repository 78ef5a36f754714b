/* What went wrong, as a value: a status, a place, a sentence.
 *
 * Messages are lower case without a full stop: what failed first, the thing
 * in single quotes, then what to do where that is not plain.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLLBOOK_BASE_ERROR_H
#define TOLLBOOK_BASE_ERROR_H

#include <stddef.h>

enum status {
    STATUS_OK = 0,
    STATUS_FINDING = 1, /* not a failure: something was found wanting */
    STATUS_USAGE = 2,   /* the caller asked for something that cannot be */
    STATUS_INPUT = 3,   /* a report or a file of reports cannot be read */
    STATUS_STORE = 4,   /* the book cannot be read or written */
    STATUS_MEMORY = 5,  /* no memory left, or a named limit passed */
    STATUS_PACK = 6,    /* the language pack or a model is broken */
};

struct error {
    enum status status;
    size_t offset;     /* byte or line, as the message says; 0 if none */
    char message[512]; /* one line, zero-terminated */
};

/* Fill in an error (NULL is allowed) and return its status. */
enum status error_set(struct error *error, enum status status, size_t offset,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
