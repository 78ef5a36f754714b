/* Sessions: the readings of one call, kept until they are linked.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/handle.h"

tb_status tb_session_open(const tb_engine *engine, tb_session **out,
                          tb_error *error)
{
    jmp_buf guard;
    struct arena arena;
    *out = NULL;
    arena_open(&arena, &guard);
    if (setjmp(guard)) {
        arena_close(&arena);
        return api_no_memory(error);
    }
    struct tb_session *session = ARENA_NEW(&arena, struct tb_session);
    session->arena = arena;
    session->engine = engine;
    arena_open(&session->work, NULL);
    session->work.limit = API_REPORT_MEMORY;
    *out = session;
    return TB_OK;
}

void tb_session_close(tb_session *session)
{
    if (!session) return;
    arena_close(&session->work);
    struct arena arena = session->arena;
    arena_close(&arena);
}

static void add_reading(struct tb_session *session,
                        const struct tb_report *report)
{
    struct reading reading;
    arena_reset(&session->work);
    api_read(session->engine, &session->work, report, &reading);
    session->readings =
        arena_grow(&session->arena, session->readings, &session->room,
                   session->n + 1, sizeof *session->readings);
    session->readings[session->n] = api_reading_copy(&session->arena, &reading);
    session->n++;
}

tb_status tb_session_add(tb_session *session, const tb_report *report,
                         tb_error *error)
{
    jmp_buf guard;
    session->arena.guard = session->work.guard = &guard;
    if (setjmp(guard)) return api_no_memory(error);
    add_reading(session, report);
    return TB_OK;
}

tb_status tb_show_claims(tb_session *session, const tb_view *view,
                         tb_error *error)
{
    jmp_buf guard;
    struct out out;
    struct linked linked = { 0 };
    session->arena.guard = session->work.guard = &guard;
    if (setjmp(guard)) return api_no_memory(error);
    arena_reset(&session->work);
    session->work.limit = 0; /* links grow with the session */
    link_run(session->engine->linker, &session->work, session->readings,
             session->n, &linked);
    struct out_book book = { .readings = session->readings,
                             .n_readings = session->n,
                             .linked = &linked };
    api_view_begin(&out, &session->work, view);
    out_claims(&out, &book);
    return api_view_end(&out, error);
}
