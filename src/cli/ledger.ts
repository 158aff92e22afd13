import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { LedgerCheck } from '../store/index.ts'
import { EXIT } from './failure.ts'
import { operator } from './operator.ts'
import { answer, plural, say } from './output.ts'

export function ledgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('the append-only ledger of what was recorded')
  ledger
    .command('check')
    .description('hold the database and the packages on disk against the ledger; exit 1 where anything was rewritten')
    .option('--json', 'print one JSON document')
    .action(check)
  ledger
    .command('retire')
    .description('delete runs that ended before a moment, with their evidence and findings; packages stay')
    .requiredOption('--before <time>', 'a day (2026-01-31) or a moment (RFC 3339), in UTC')
    .option('--json', 'print one JSON document')
    .action(retire)
}

async function check({ json }: { json?: boolean }): Promise<void> {
  const { openStore } = await import('../store/index.ts')
  const { checkLedger } = await import('../service/ledger/check-ledger.ts')
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, progress: say })
  try {
    const checked = await checkLedger({ config, store })
    await answer(json === true, checked, () => checkText(checked))
    process.exitCode = checked.problems.length === 0 ? EXIT.done : EXIT.no
  } finally {
    await store.close()
  }
}

async function retire({ before, json }: { before: string; json?: boolean }): Promise<void> {
  const moment = momentOf(before)
  const { openStore } = await import('../store/index.ts')
  const { retireRuns } = await import('../service/ledger/retire-runs.ts')
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, progress: say })
  try {
    const runs = await retireRuns({ config, store }, moment, operator())
    await answer(
      json === true,
      { before: moment, runs },
      () => `${plural(runs, 'run')} that ended before ${moment} deleted.`,
    )
  } finally {
    await store.close()
  }
}

function momentOf(text: string): string {
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time) || time > Date.now())
    throw new ServiceError(
      'bad_request',
      'Give --before a day (2026-01-31) or a moment (2026-01-31T12:00:00Z) in the past.',
    )
  return new Date(time).toISOString()
}

const checkText = ({ size, checkpoints, problems, notices }: LedgerCheck): string =>
  [
    problems.length === 0 ? 'Everything is as it was recorded.' : `${plural(problems.length, 'problem')}:`,
    ...problems.map(({ code, subject, message }) => `  ${code}  ${subject}: ${message}`),
    ...notices.map(({ subject, message }) => `Note: ${subject}. ${message}`),
    `The ledger has ${size.toLocaleString('en')} entries and ${plural(checkpoints, 'signed checkpoint')}.`,
  ].join('\n')
