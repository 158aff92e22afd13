import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { ServiceError } from '../service/runtime/error.ts'
import { EXIT } from './failure.ts'
import { answer, plural } from './output.ts'
import { type AnchorOptions, anchored, trustText, verificationText, verifying } from './verify.ts'

interface Options extends AnchorOptions {
  out: string
  json?: boolean
}

export function workbookCommand(program: Command): void {
  anchored(
    program
      .command('workbook <package>')
      .description('write a package as an XLSX workbook, once it is verified')
      .requiredOption('--out <file>', 'the workbook; what is there is replaced'),
  )
    .option('--json', 'print one JSON document')
    .action(workbook)
}

async function workbook(path: string, { out, json = false, ...anchors }: Options): Promise<void> {
  const { workbookOfPackage } = await import('../package/workbook/package-workbook.ts')
  const output = await place(out, path)
  const { verification, sheets } = await verifying(path, anchors, given => workbookOfPackage(path, output, given))
  const { manifest: _, ...facts } = verification
  await answer(json, { ...facts, workbook: sheets && output, sheets }, () =>
    sheets
      ? `${verificationText(verification, trustText(verification.trust, anchors))}\nworkbook     ${output}, ${plural(sheets.length, 'sheet')}`
      : `${verificationText(verification)}\nNo workbook was written.`,
  )
  process.exitCode = sheets ? EXIT.done : EXIT.no
}

/** The absolute path of the workbook, which must not be the package itself. */
async function place(out: string, path: string): Promise<string> {
  const output = resolve(out)
  if (!(await stat(path).catch(() => undefined))) throw new ServiceError('bad_request', `There is no file ${path}.`)
  if (output === resolve(path))
    throw new ServiceError('bad_request', 'The workbook would replace the package; name another file with --out.')
  if (!(await stat(dirname(output)).catch(() => undefined))?.isDirectory())
    throw new ServiceError('output_unwritable', `There is no directory ${dirname(output)}; name another with --out.`)
  return output
}
