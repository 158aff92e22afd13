import type { Command } from 'commander'
import type { Json, PolicyOptions } from './catalogue-answers.ts'

const JSON_FLAG = ['--json', 'print one JSON document'] as const
/** The catalogue is large: other commands do not wait for it. */
const answers = () => import('./catalogue-answers.ts')

export function catalogueCommands(program: Command): void {
  program
    .command('checks')
    .description('list every check and the controls it speaks to')
    .option(...JSON_FLAG)
    .action(async (options: Json) => (await answers()).checks(options))
  program
    .command('types')
    .description('list every evidence type and the IAM actions it needs')
    .option(...JSON_FLAG)
    .action(async (options: Json) => (await answers()).types(options))
  const list = program
    .command('frameworks')
    .description('list the frameworks, or show one')
    .option(...JSON_FLAG)
    .action(async (options: Json) => (await answers()).listFrameworks(options))
  list
    .command('show <id>')
    .description('show the controls of a framework')
    .option(...JSON_FLAG)
    .action(async (id: string, _options: Json, command: Command) =>
      (await answers()).showFramework(id, command.optsWithGlobals<Json>()),
    )
  list
    .command('crosswalk <from> <to>')
    .description(
      'show which controls of two frameworks share checks and evidence; no verdict goes from one to the other',
    )
    .option(...JSON_FLAG)
    .action(async (from: string, to: string, _options: Json, command: Command) =>
      (await answers()).crosswalk(from, to, command.optsWithGlobals<Json>()),
    )
  list
    .command('import <file>')
    .description(
      'bring a framework: a Prowler compliance file, a framework of AWS Audit Manager (both JSON), or a mapping of your own (docs/mappings.md)',
    )
    .option('--name <name>', 'of a file with several frameworks of Audit Manager: the one with this name or id')
    .option(...JSON_FLAG)
    .action(async (path: string, _options: Json, command: Command) =>
      (await import('./import-framework.ts')).importCommand(path, command.optsWithGlobals<Json & { name?: string }>()),
    )
  policyCommand(program)
}

function policyCommand(program: Command): void {
  program
    .command('policy')
    .description('print the least-privilege IAM policy that a run needs')
    .option('--format <format>', 'json, cloudformation or terraform', 'json')
    .option(
      '--framework <id>',
      'only what this framework needs; repeatable',
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--account-tags', 'also what selecting the accounts of an organization by tag needs')
    .option('--split', 'as JSON: a list of managed policies, each within the 6,144 characters that IAM takes')
    .option('--json', 'the same as --format json')
    .action(async (options: PolicyOptions) => (await answers()).policy(options))
}
