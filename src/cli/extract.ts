import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ServiceError } from '../service/runtime/error.ts'
import { print, say } from './output.ts'

interface Options {
  resource: string
  type?: string
  out?: string
}

export function extractCommand(program: Command): void {
  program
    .command('extract <package>')
    .description('take the evidence of one resource out of a package, verifiable without the rest')
    .requiredOption('--resource <arn>', 'the resource, by its ARN or id')
    .option('--type <id>', 'its evidence type, where several have a resource of that id')
    .option('--out <file>', 'write it there (default: standard output)')
    .action(extract)
}

async function extract(path: string, { resource, type, out }: Options): Promise<void> {
  const { extractResource } = await import('../package/extract/extract.ts')
  const extracted = await extractResource(path, { id: resource, ...(type !== undefined && { type }) })
  const text = `${JSON.stringify(extracted, null, 2)}\n`
  if (out === undefined) return print(text)
  await writeFile(out, text).catch(error => {
    throw new ServiceError(
      'output_unwritable',
      `The file ${out} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      error,
    )
  })
  say(`Wrote ${out}; \`exhibit verify ${out}\` verifies it.`)
}
