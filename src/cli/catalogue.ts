import type { Command } from 'commander'
import { evidenceTypes } from '../../connectors/index.ts'
import { readConfig } from '../config.ts'
import { controlsByCheck } from '../frameworks/crosswalk.ts'
import { frameworks, listChecks, listTypes } from '../service/catalogue.ts'
import { ServiceError } from '../service/error.ts'
import { frameworksOf, plannedTypes } from '../service/plan.ts'
import { renderPolicy } from '../service/policy.ts'
import { answer, print, table } from './output.ts'

type Json = { json?: boolean }
const JSON_FLAG = ['--json', 'print one JSON document'] as const

export function catalogueCommands(program: Command): void {
  program
    .command('checks')
    .description('list every check and the controls it speaks to')
    .option(...JSON_FLAG)
    .action(checks)
  program
    .command('types')
    .description('list every evidence type and the IAM actions it needs')
    .option(...JSON_FLAG)
    .action(types)
  const list = program
    .command('frameworks')
    .description('list the frameworks, or show one')
    .option(...JSON_FLAG)
    .action(listFrameworks)
  list
    .command('show <id>')
    .description('show the controls of a framework')
    .option(...JSON_FLAG)
    .action((id: string, _options: Json, command: Command) => showFramework(id, command.optsWithGlobals<Json>()))
  policyCommand(program)
}

async function checks({ json }: Json): Promise<void> {
  const mapped = controlsByCheck((await frameworks(readConfig(process.env).mappingsDir)).map(f => f.framework))
  const all = listChecks(id => mapped.get(id) ?? [])
  await answer(json === true, all, () =>
    table([['check', 'severity', 'title'], ...all.map(c => [c.id, c.severity, c.title])]),
  )
}

async function types({ json }: Json): Promise<void> {
  const all = await listTypes()
  await answer(json === true, all, () =>
    table([['type', 'title', 'actions'], ...all.map(t => [t.id, t.title, t.actions.join(' ')])]),
  )
}

async function listFrameworks({ json }: Json): Promise<void> {
  const all = (await frameworks(readConfig(process.env).mappingsDir)).map(({ framework, sha256, origin }) => ({
    ...framework,
    origin,
    sha256,
  }))
  await answer(json === true, all, () =>
    table([
      ['framework', 'version', 'kind', 'controls'],
      ...all.map(f => [f.id, f.version, f.kind, String(f.controls.length)]),
    ]),
  )
}

async function showFramework(id: string, { json }: Json): Promise<void> {
  const loaded = await frameworks(readConfig(process.env).mappingsDir)
  const [found] = frameworksOf({ frameworks: [id] }, loaded)
  if (!found) throw new ServiceError('unknown_framework', `There is no framework "${id}".`)
  const { framework, origin, sha256 } = found
  await answer(json === true, { ...framework, origin, sha256 }, () =>
    table([
      ['control', 'evidence', 'checks', 'title'],
      ...framework.controls.map(c => [c.id, c.evidence, String(c.checks.length), c.title]),
    ]),
  )
}

type PolicyOptions = { format: string; framework?: string[]; json?: boolean }

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
    .option('--json', 'the same as --format json')
    .action(async (options: PolicyOptions) => {
      const { format, framework } = options
      if (format !== 'json' && format !== 'cloudformation' && format !== 'terraform') {
        throw new ServiceError('bad_request', `"${format}" is not a format; use json, cloudformation or terraform.`)
      }
      const wanted = { frameworks: framework ?? null, types: null }
      const loaded = await frameworks(readConfig(process.env).mappingsDir)
      const needed =
        framework === undefined ? evidenceTypes.map(t => t.id) : plannedTypes(wanted, frameworksOf(wanted, loaded))
      await print(await renderPolicy(options.json === true ? 'json' : format, needed))
    })
}
