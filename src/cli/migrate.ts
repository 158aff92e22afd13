import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { answer, say } from './output.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { migrate } = await import('../store/index.ts')
      const { databaseUrl, dataDir } = readConfig(process.env)
      const applied = await migrate({ url: databaseUrl, dataDir, progress: say })
      await answer(json === true, { applied }, () =>
        applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.',
      )
    })
}
