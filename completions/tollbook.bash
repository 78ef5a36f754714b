# Completion for tollbook in bash: commands, options, their values, files.
#
# SPDX-License-Identifier: Apache-2.0

_tollbook_options() {
    tollbook "$1" --help 2>/dev/null | sed -n 's/^  \(--[a-z-]*\).*/\1/p'
}

_tollbook() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands="extract headline add events ledger timeline explain
        conflicts sources search export report decide verify rebuild"
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" \
            -- "$word")
        return
    fi
    case $before in
    --format)
        mapfile -t COMPREPLY < <(compgen -W "table json jsonl csv" -- "$word")
        return ;;
    --method)
        mapfile -t COMPREPLY < <(compgen -W "acled airwars aoav emdat gtd ibc
            latest ucdp" -- "$word")
        return ;;
    --methods)
        mapfile -t COMPREPLY < <(compgen -W "all" -- "$word")
        return ;;
    --color)
        mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$word")
        return ;;
    --as-of | --known-on | --jobs | --by | --on | --note) return ;;
    --pack)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return ;;
    --book | --out | -o | --method-file)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W \
            "$(_tollbook_options "${COMP_WORDS[1]}")" -- "$word")
        return
    fi
    case ${COMP_WORDS[1]} in
    decide)
        mapfile -t COMPREPLY < <(compgen -W "same apart withdraw" \
            -- "$word") ;;
    extract | headline | add)
        mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}

complete -o filenames -F _tollbook tollbook
