import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Examination } from '../service/doctor/index.ts'
import { EXIT } from './failure.ts'
import { answer, plural, table } from './output.ts'

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at credentials, clock, database, queue, key, disk and destinations, and say what is to be done')
    .option('--send', 'test destinations that can only be tested by sending, too: a webhook gets a test.ping')
    .option('--permissions', 'try each permission that a run needs, which takes up to two minutes')
    .option('--json', 'print one JSON document')
    .action(doctor)
}

interface Options {
  readonly send?: boolean
  readonly permissions?: boolean
  readonly json?: boolean
}

async function doctor({ send = false, permissions = false, json }: Options): Promise<void> {
  const { examineService } = await import('../main.ts')
  const checks = await examineService(readConfig(process.env), { sends: send, permissions })
  const healthy = checks.every(({ health }) => health === 'ok' || health === 'warning')
  await answer(json === true, { healthy, checks }, () => doctorText(checks))
  process.exitCode = healthy ? EXIT.done : EXIT.no
}

const WORDS = { ok: 'ok', warning: 'warning', failed: 'FAILED', unknown: 'unknown' } as const

export function doctorText(checks: readonly Examination[]): string {
  const rows = checks.map(({ health, subject, of, message }) => [
    WORDS[health],
    of === null ? subject : `${subject} ${of}`,
    message,
  ])
  const wrong = checks.filter(({ health }) => health === 'failed' || health === 'unknown').length
  return `${table(rows)}\n${wrong === 0 ? 'Nothing stands in the way.' : `${plural(wrong, 'thing')} to see to.`}`
}
