import { Command } from 'commander'
import { unknownVariables, VARIABLES } from '../config.ts'
import { didYouMean } from '../service/frameworks/did-you-mean.ts'
import { catalogueCommands } from './catalogue.ts'
import { collectCommand } from './collect.ts'
import { completionCommand } from './completion.ts'
import { corroborateCommand } from './corroborate.ts'
import { demoCommand } from './demo.ts'
import { diffCommand } from './diff.ts'
import { doctorCommand } from './doctor.ts'
import { extractCommand } from './extract.ts'
import { EXIT, isInterruption } from './failure.ts'
import { keysCommand } from './keys.ts'
import { ledgerCommand } from './ledger.ts'
import { mcpCommand } from './mcp.ts'
import { migrateCommand } from './migrate.ts'
import { report, say } from './output.ts'
import { remoteCommands } from './remote/commands.ts'
import { reportCommand } from './report.ts'
import { serveCommand } from './serve.ts'
import { timestampCommand } from './timestamp.ts'
import { verifyCommand } from './verify.ts'
import { version } from './version.ts'
import { workbookCommand } from './workbook.ts'

const program = new Command('exhibit')
  .description('AWS settings as evidence that auditors can verify offline')
  .version(version(), '--version', 'print the version')
  .showHelpAfterError('Run `exhibit --help` for what there is.')
  .exitOverride()
  .configureOutput({ outputError: () => {} })

program.hook('preAction', () => {
  for (const name of unknownVariables(process.env))
    say(`The environment variable ${name} is not one of Exhibit's${didYouMean(name, VARIABLES)}.`)
})

collectCommand(program)
demoCommand(program)
serveCommand(program)
doctorCommand(program)
migrateCommand(program)
keysCommand(program)
ledgerCommand(program)
verifyCommand(program)
extractCommand(program)
timestampCommand(program)
workbookCommand(program)
reportCommand(program)
diffCommand(program)
corroborateCommand(program)
catalogueCommands(program)
remoteCommands(program, process.argv.slice(2))
mcpCommand(program)
completionCommand(program)
for (const command of [program, ...program.commands, ...program.commands.flatMap(c => c.commands)])
  command.exitOverride().configureOutput({ outputError: () => {} })

try {
  await program.parseAsync()
  process.exitCode ??= EXIT.done
} catch (error) {
  const { code, exitCode } = error as { code?: string; exitCode?: number }
  const helped = code?.startsWith('commander.') === true && exitCode === 0
  process.exitCode = helped ? EXIT.done : await report(error, process.argv.includes('--json'))
  // What an interrupted command still had under way is not waited for.
  if (isInterruption(error)) process.exit()
}
