import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { LedgerCheck } from '../store/index.ts'
import { EXIT } from './failure.ts'
import { answer, plural, say } from './output.ts'

export function ledgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('the append-only ledger of what was recorded')
  ledger
    .command('check')
    .description('hold the database and the packages on disk against the ledger; exit 1 where anything was rewritten')
    .option('--json', 'print one JSON document')
    .action(check)
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

const checkText = ({ size, checkpoints, problems, notices }: LedgerCheck): string =>
  [
    problems.length === 0 ? 'Everything is as it was recorded.' : `${plural(problems.length, 'problem')}:`,
    ...problems.map(({ code, subject, message }) => `  ${code}  ${subject}: ${message}`),
    ...notices.map(({ subject, message }) => `Note: ${subject}. ${message}`),
    `The ledger has ${size.toLocaleString('en')} entries and ${plural(checkpoints, 'signed checkpoint')}.`,
  ].join('\n')
