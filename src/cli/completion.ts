import type { Shell } from './arguments.ts'
import { commands, optionNames } from './command-table.ts'

/** A script by which a shell completes commands and their options; everything else is a file. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash()
    case 'zsh':
      // zsh runs completions of bash (zshcompsys, bashcompinit).
      return `autoload -Uz compinit bashcompinit\n(( $+functions[compdef] )) || compinit\nbashcompinit\n${bash()}`
    case 'fish':
      return fish()
  }
}

function bash(): string {
  const cases = commands.map((name) => `    ${name}) words="${optionNames(name).map(long).join(' ')}" ;;`)
  return `_stack_cache() {
  local current=\${COMP_WORDS[COMP_CWORD]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W "${[...commands, 'help', '--version'].join(' ')}" -- "$current"))
    return
  fi
  case $current in
  -*) ;;
  *) return ;;
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _stack_cache stack-cache
`
}

function fish(): string {
  const lines = commands.flatMap((name) => [
    `complete -c stack-cache -n __fish_use_subcommand -f -a ${name}`,
    ...optionNames(name).map(
      (option) => `complete -c stack-cache -n '__fish_seen_subcommand_from ${name}' -l ${option}`,
    ),
  ])
  return `${lines.join('\n')}\n`
}

function long(option: string): string {
  return `--${option}`
}
