/* Walking a folder: a list of folders still to be read instead of recursion.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

struct list {
    struct str *at;
    size_t n;
    size_t room;
};

static void add(struct arena *arena, struct list *list, struct str path)
{
    list->at =
        arena_grow(arena, list->at, &list->room, list->n + 1, sizeof path);
    list->at[list->n++] = path;
}

static int compare_paths(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str path_below(struct arena *arena, struct str folder,
                             const char *name)
{
    while (folder.len > 1 && folder.at[folder.len - 1] == '/') folder.len--;
    bool root = str_is(folder, "/");
    return str_join(arena, folder, root ? STR("") : STR("/"), str_from(name));
}

/* Put one entry where it belongs: a link may lead to a file, but not to a
 * folder, or a loop of links would never end. */
static void sort_entry(struct arena *arena, struct str path,
                       struct list *folders, struct list *files)
{
    struct stat status;
    if (lstat(path.at, &status)) return;
    if (S_ISDIR(status.st_mode)) add(arena, folders, path);
    if (S_ISLNK(status.st_mode) && stat(path.at, &status)) return;
    if (S_ISREG(status.st_mode)) add(arena, files, path);
}

/* Read one folder's names. The arena may jump away when it is out of memory;
 * the list of names, which is not in it, is released first. */
static void read_folder(struct arena *arena, struct str folder,
                        struct list *folders, struct list *files)
{
    struct dirent **names = NULL;
    jmp_buf *outer = arena->guard, guard;
    volatile bool jumped = false;
    int n = scandir(folder.at, &names, NULL, NULL);
    if (n < 0) add(arena, files, folder); /* opening it will tell why */
    arena->guard = &guard;
    if (setjmp(guard)) jumped = true;
    for (int i = 0; !jumped && i < n; i++)
        if (names[i]->d_name[0] != '.')
            sort_entry(arena, path_below(arena, folder, names[i]->d_name),
                       folders, files);
    arena->guard = outer;
    for (int i = 0; i < n; i++) free(names[i]);
    free(names);
    if (jumped && outer) longjmp(*outer, 1);
}

enum status file_walk(struct arena *arena, const char *path,
                      struct str **out_paths, size_t *out_n,
                      struct error *error)
{
    struct list folders = { 0 }, files = { 0 };
    struct stat status;
    bool standard = !strcmp(path, "-");
    if (!standard && stat(path, &status))
        return error_set(error, STATUS_INPUT, 0, "cannot open '%s': %s", path,
                         strerror(errno));
    bool folder = !standard && S_ISDIR(status.st_mode);
    add(arena, folder ? &folders : &files, str_copy(arena, str_from(path)));
    while (folders.n)
        read_folder(arena, folders.at[--folders.n], &folders, &files);
    if (!files.n)
        return error_set(error, STATUS_INPUT, 0,
                         "the folder '%s' holds no reports", path);
    qsort(files.at, files.n, sizeof *files.at, compare_paths);
    *out_paths = files.at;
    *out_n = files.n;
    return STATUS_OK;
}
