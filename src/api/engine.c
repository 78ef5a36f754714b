/* Engines: the language pack, built in or from a folder, opened once.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "api/builtin.h"
#include "api/handle.h"

/* The name of a file without its folders, as packs call it. */
static struct str cut_folders(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.at[at - 1] != '/') at--;
    return str_slice(path, at, path.len);
}

static enum status read_file(struct arena *arena, struct str path,
                             struct str *out, struct error *error)
{
    struct file file;
    const char *name = arena_copy(arena, path.at, path.len);
    enum status status = file_open(&file, arena, name, error);
    if (status) return status;
    status = file_rest(&file, out, error);
    if (!status) *out = str_copy(arena, *out);
    file_close(&file);
    return status;
}

/* Files of the folder go before those built in, so that a folder may hold
 * only what differs. */
static enum status read_pack(struct arena *arena, const char *folder,
                             struct pack *out, struct error *error)
{
    const struct pack *builtin = api_builtin_pack();
    struct str *paths;
    size_t n;
    enum status status = file_walk(arena, folder, &paths, &n, error);
    if (status) return status;
    size_t total = n + builtin->n_files;
    struct pack_file *files = ARENA_ARRAY(arena, struct pack_file, total);
    for (size_t i = 0; i < n && !status; i++) {
        files[i].name = cut_folders(paths[i]);
        status = read_file(arena, paths[i], &files[i].bytes, error);
    }
    memcpy(files + n, builtin->files, builtin->n_files * sizeof *files);
    *out = (struct pack){ files, total };
    return status;
}

static enum status open_engine(struct arena *arena, const char *folder,
                               struct tb_engine **out, struct error *error)
{
    struct pack *pack = ARENA_NEW(arena, struct pack);
    struct tb_engine *engine = ARENA_NEW(arena, struct tb_engine);
    *pack = *api_builtin_pack();
    enum status status = STATUS_OK;
    if (folder) status = read_pack(arena, folder, pack, error);
    if (status) return error->status = STATUS_PACK;
    struct str furniture = { NULL, 0 };
    pack_find(pack, "furniture.tsv", &furniture);
    status = zoner_open(arena, furniture, &engine->zoner, error);
    if (!status) status = claim_open(arena, pack, &engine->reader, error);
    if (!status) status = link_open(arena, pack, &engine->linker, error);
    if (!status) status = ledger_open(arena, pack, &engine->methods, error);
    engine->pack = pack;
    engine->arena = *arena;
    *out = engine;
    return status;
}

tb_status tb_engine_open(const char *pack_folder, tb_engine **out,
                         tb_error *error)
{
    jmp_buf guard;
    struct arena arena;
    struct error plain = { 0 };
    *out = NULL;
    arena_open(&arena, &guard);
    if (setjmp(guard)) {
        arena_close(&arena);
        return api_no_memory(error);
    }
    enum status status = open_engine(&arena, pack_folder, out, &plain);
    if (status) {
        arena_close(&arena);
        *out = NULL;
        return api_status(status, &plain, error);
    }
    (*out)->arena.guard = NULL;
    return TB_OK;
}

static enum status add_method(struct tb_engine *engine, const char *path,
                              struct str *name, struct error *error)
{
    struct pack_file file = { .name = str_from(path) };
    enum status status =
        read_file(&engine->arena, file.name, &file.bytes, error);
    if (status) return status;
    return ledger_add_method(&engine->arena, engine->methods, &file, name,
                             error);
}

tb_status tb_engine_add_method(tb_engine *engine, const char *path,
                               const char **name, tb_error *error)
{
    jmp_buf guard;
    struct error plain = { 0 };
    struct str found = { 0 };
    engine->arena.guard = &guard;
    if (setjmp(guard)) {
        engine->arena.guard = NULL;
        return api_no_memory(error);
    }
    enum status status = add_method(engine, path, &found, &plain);
    if (!status && name)
        *name = arena_copy(&engine->arena, found.at, found.len);
    engine->arena.guard = NULL;
    return api_status(status, &plain, error);
}

void tb_engine_close(tb_engine *engine)
{
    if (!engine) return;
    struct arena arena = engine->arena;
    arena_close(&arena);
}
