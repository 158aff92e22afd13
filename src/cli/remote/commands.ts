import { type Command, Option } from 'commander'
import type { Given } from './body.ts'
import { type Field, REMOTE, type RemoteOperation } from './operation.ts'

const HEADING = 'Asking a service (EXHIBIT_URL, EXHIBIT_API_KEY):'

/**
 * A command for each operation of the API. Those of a group are made when its name, or nothing but help, is on the command line: the
 * other commands do not wait for them.
 */
export function remoteCommands(program: Command, words: readonly string[]): void {
  for (const { name, description } of REMOTE.groups) {
    const group = program.commands.find(one => one.name() === name) ?? made(program, name, description)
    if (!words.includes(name) && !words.includes('completion')) continue
    for (const operation of REMOTE.operations) if (operation.group === name) addCommand(group, operation)
  }
}

const made = (program: Command, name: string, description: string): Command =>
  program.command(name).description(lower(description)).helpGroup(HEADING)

/** As the other commands are described; abbreviations stay. */
const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text

function addCommand(group: Command, operation: RemoteOperation): void {
  const { name, summary, params, query, body } = operation
  const command = group.command(name).description(lower(summary))
  for (const param of params)
    command.argument(`<${param.name}>`, param.choices === undefined ? '' : `one of ${param.choices.join(', ')}`)
  for (const field of [...query, ...(body ?? [])]) command.addOption(optionOf(field))
  for (const option of ownOptions(operation)) command.addOption(option)
  command.action(async (...given: unknown[]) => {
    const { perform } = await import('./perform.ts')
    const values = given.slice(0, params.length) as string[]
    await perform(operation, values, command.opts<Record<string, unknown>>() satisfies Given)
  })
}

function* ownOptions({ id, body, answer, paged, idempotent, waits }: RemoteOperation): Generator<Option> {
  if (body !== null)
    yield new Option('--body-file <file>', 'the request as JSON or YAML (-: standard input); options go over it')
  if (paged) yield new Option('--all', 'every page, not the first alone')
  if (answer === 'file' || answer === 'text') yield new Option('--out <file>', 'where to (-: standard output)')
  if (id === 'startRun') yield new Option('--follow', 'wait until it has ended, and tell how far it is')
  if (waits) yield new Option('--wait-seconds <n>', 'wait so long for something new, 60 at most')
  if (idempotent) yield new Option('--idempotency-key <text>', 'repeated with it, the request is done once a day')
  yield new Option('--json', 'print one JSON document')
}

function optionOf({ flag, kind, many, choices, text }: Field): Option {
  const takes = kind === 'map' ? 'name=value' : kind === 'boolean' ? 'true|false' : kind === 'number' ? 'n' : 'value'
  const option = new Option(`--${flag} <${takes}>`, many || kind === 'map' ? `${text}; repeatable` : text)
  if (many || kind === 'map') return repeatable(option, choices)
  if (kind === 'boolean') return option.choices(['true', 'false'])
  return choices === undefined ? option : option.choices([...choices])
}

function repeatable(option: Option, choices: readonly string[] | undefined): Option {
  const described =
    choices === undefined ? option.description : `${option.description} (choices: ${choices.join(', ')})`
  const collecting = new Option(option.flags, described)
  return collecting.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
}
