import { Command } from 'commander'
import { EXIT } from './failure.ts'
import { report } from './output.ts'
import { verifies } from './verify.ts'
import { version } from './version.ts'

/** `exhibit-verify FILE`: what an auditor installs, as `exhibit verify` without re-performance (tools/pack/verify.ts). */
const program = verifies(new Command('exhibit-verify').argument('<file>'))
  .version(version(), '--version', 'print the version')
  .exitOverride()
  .configureOutput({ outputError: () => {} })

try {
  await program.parseAsync()
  process.exitCode ??= EXIT.done
} catch (error) {
  const { code, exitCode } = error as { code?: string; exitCode?: number }
  const helped = code?.startsWith('commander.') === true && exitCode === 0
  process.exitCode = helped ? EXIT.done : await report(error, process.argv.includes('--json'))
}
