/* Batches of reports read by several threads.
 *
 * A batch begins when the one before has been handed out whole; threads live
 * for one batch. A report that a thread has no memory for is handed out
 * unread: then whoever wants it read meets the error in its turn.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/ahead.h"

#include <pthread.h>
#include <stdatomic.h>

/* Reports a thread: enough to keep all at work until the last few. */
enum { BATCH_PER_JOB = 16, BATCH_TEXT = 4 << 20, JOBS_MOST = 64 };

/* One turn of the input: a report or an error. */
struct turn {
    struct arena arena; /* the report and what it says */
    tb_status status;
    tb_error error;
    tb_progress progress;
    struct tb_report report;
};

struct ahead {
    const struct tb_engine *engine;
    unsigned jobs;
    struct arena work[JOBS_MOST]; /* of each thread */
    struct turn *turns;
    size_t n, room;
    size_t next;       /* to be handed out */
    atomic_size_t due; /* the next one to be read */
    tb_progress progress;
};

/* What a thread is told. */
struct hand {
    struct ahead *ahead;
    struct arena *work;
    pthread_t thread;
    bool begun;
};

struct ahead *ahead_open(struct arena *arena, unsigned jobs)
{
    struct ahead *ahead = ARENA_NEW(arena, struct ahead);
    ahead->jobs = jobs < JOBS_MOST ? jobs : JOBS_MOST;
    ahead->room = (size_t)ahead->jobs * BATCH_PER_JOB;
    ahead->turns = ARENA_ARRAY(arena, struct turn, ahead->room);
    for (size_t i = 0; i < ahead->jobs; i++) {
        arena_open(&ahead->work[i], NULL);
        ahead->work[i].limit = API_REPORT_MEMORY;
    }
    for (size_t i = 0; i < ahead->room; i++)
        arena_open(&ahead->turns[i].arena, NULL);
    return ahead;
}

void ahead_close(struct ahead *ahead)
{
    if (!ahead) return;
    for (size_t i = 0; i < ahead->jobs; i++) arena_close(&ahead->work[i]);
    for (size_t i = 0; i < ahead->room; i++)
        arena_close(&ahead->turns[i].arena);
}

const struct tb_progress *ahead_progress(const struct ahead *ahead)
{
    return &ahead->progress;
}

/* ---- reading ------------------------------------------------------------- */

static void read_turn(const struct tb_engine *engine, struct arena *work,
                      struct turn *turn)
{
    jmp_buf guard;
    struct reading reading;
    work->guard = turn->arena.guard = &guard;
    if (setjmp(guard)) {
        turn->report.read = NULL;
        return;
    }
    arena_reset(work);
    claim_read(engine->reader, work, &turn->report.report, &reading);
    turn->report.read = api_reading_copy(&turn->arena, &reading);
    turn->report.engine = engine;
}

static void *read_turns(void *with)
{
    struct hand *hand = with;
    struct ahead *ahead = hand->ahead;
    for (;;) {
        size_t at = atomic_fetch_add(&ahead->due, 1);
        if (at >= ahead->n) return NULL;
        if (ahead->turns[at].status == TB_OK)
            read_turn(ahead->engine, hand->work, &ahead->turns[at]);
    }
}

/* The caller works too, so that all is read where no thread can be had. */
static void read_batch(struct ahead *ahead)
{
    struct hand hands[JOBS_MOST];
    size_t n = ahead->jobs < ahead->n ? ahead->jobs : ahead->n;
    atomic_store(&ahead->due, 0);
    for (size_t i = 0; i < n; i++)
        hands[i] = (struct hand){ .ahead = ahead, .work = &ahead->work[i] };
    for (size_t i = 1; i < n; i++)
        hands[i].begun =
            pthread_create(&hands[i].thread, NULL, read_turns, &hands[i]) == 0;
    if (n) read_turns(&hands[0]);
    for (size_t i = 1; i < n; i++)
        if (hands[i].begun) pthread_join(hands[i].thread, NULL);
}

/* ---- batches ------------------------------------------------------------- */

/* Keep the report that the input has in hand. */
static void keep_report(const struct tb_input *input, struct turn *turn)
{
    const struct tb_report *from = &input->report;
    jmp_buf guard;
    turn->arena.guard = &guard;
    if (setjmp(guard)) {
        turn->status = api_no_memory(&turn->error);
        return;
    }
    turn->report = *from;
    turn->report.report = *api_report_copy(&turn->arena, &from->report);
    turn->report.where = str_copy(&turn->arena, from->where);
    turn->report.published = str_copy(&turn->arena, from->published);
}

static void fill_batch(struct tb_input *input,
                       tb_status (*step)(struct tb_input *, tb_error *))
{
    struct ahead *ahead = input->ahead;
    size_t text = 0;
    ahead->engine = input->engine;
    ahead->next = ahead->n = 0;
    while (ahead->n < ahead->room && text < BATCH_TEXT) {
        struct turn *turn = &ahead->turns[ahead->n];
        turn->status = step(input, &turn->error);
        if (turn->status == TB_END) return;
        arena_reset(&turn->arena);
        if (turn->status == TB_OK) keep_report(input, turn);
        if (turn->status == TB_OK) text += turn->report.report.text.len;
        turn->progress = input->progress;
        ahead->n++;
    }
}

tb_status ahead_next(struct tb_input *input,
                     tb_status (*step)(struct tb_input *input, tb_error *error),
                     const tb_report **out, tb_error *error)
{
    struct ahead *ahead = input->ahead;
    if (ahead->next == ahead->n) {
        fill_batch(input, step);
        read_batch(ahead);
    }
    if (ahead->next == ahead->n) return TB_END;
    struct turn *turn = &ahead->turns[ahead->next++];
    ahead->progress = turn->progress;
    if (turn->status && error) *error = turn->error;
    if (turn->status == TB_OK) *out = &turn->report;
    return turn->status;
}
