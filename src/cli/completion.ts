import { Argument, type Command } from 'commander'
import { print } from './output.ts'

/** `exhibit completion SHELL`: a script made of the commands and options that there are. */
export function completionCommand(program: Command): void {
  const shell = new Argument('<shell>').choices(Object.keys(SCRIPTS))
  program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(shell)
    .addHelpText(
      'after',
      '\nbash: source <(exhibit completion bash)   zsh: source <(exhibit completion zsh)\nfish: exhibit completion fish | source',
    )
    .action((asked: keyof typeof SCRIPTS) => print(SCRIPTS[asked](places(program))))
}

/** A command, by the words that lead to it, and the words that may follow. */
interface Place {
  readonly path: string
  readonly commands: readonly Command[]
  readonly options: readonly string[]
}

function places(command: Command, path: readonly string[] = []): Place[] {
  const options = ['--help', ...command.options.map(({ long }) => long ?? '')]
  const own = { path: path.join(' '), commands: command.commands, options }
  return [own, ...command.commands.flatMap(one => places(one, [...path, one.name()]))]
}

const words = ({ commands, options }: Place): string => [...commands.map(one => one.name()), ...options].join(' ')

/** The words typed so far that are commands lead to a place; everything else is completed as a file name. */
const bash = (all: readonly Place[]): string => `_exhibit() {
  local word path="" words current="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " $(_exhibit_words "$path") " in *" $word "*) [[ $word == -* ]] || path="\${path:+$path }$word" ;; esac
  done
  words=$(_exhibit_words "$path")
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
_exhibit_words() {
  case "$1" in
${all.map(place => `    '${place.path}') echo '${words(place)}' ;;`).join('\n')}
  esac
}
complete -o default -F _exhibit exhibit
`

const zsh = (all: readonly Place[]): string => `autoload -U +X bashcompinit && bashcompinit
${bash(all)}`

function fish(all: readonly Place[]): string {
  const lines = all.flatMap(({ path, commands, options }) => {
    const when = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`
    return [
      ...commands.map(one => `complete -c exhibit -n '${when}' -a ${one.name()} -d '${quoted(one.description())}'`),
      ...options.map(option => `complete -c exhibit -n '${when}' -l ${option.slice(2)}`),
    ]
  })
  return `${lines.join('\n')}\n`
}

const quoted = (text: string): string => text.replaceAll(/['\\]/g, character => `\\${character}`)

const SCRIPTS = { bash, zsh, fish } as const
