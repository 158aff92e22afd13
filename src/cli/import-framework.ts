import { readFile } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { operator } from './operator.ts'
import { answer, say, table } from './output.ts'

/** Brings a framework to the database, so that every later run can be judged by it. */
export async function importCommand(path: string, { json, name }: { json?: boolean; name?: string }): Promise<void> {
  const text = await readFile(path, 'utf8').catch(error => {
    const code = (error as NodeJS.ErrnoException).code
    throw new ServiceError('bad_request', `The file ${path} cannot be read (${code}).`, error)
  })
  const [{ openStore }, { importFramework }] = await Promise.all([
    import('../store/index.ts'),
    import('../service/frameworks/import-framework.ts'),
  ])
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, progress: say })
  try {
    const { loaded, unmapped } = await importFramework({ config, store, actor: operator() }, path, text, name)
    const { framework, sha256 } = loaded
    const { id, controls } = framework
    await answer(json === true, { id, sha256, controls: controls.length, unmapped }, () =>
      [
        `Framework ${id} with ${controls.length} controls is there. A run is judged by it with --framework ${id}.`,
        ...(unmapped.length > 0
          ? [
              'Nothing here stands for these, and no verdict; docs/equivalents.md says why of checks of Prowler and of Security Hub:',
              table([
                ['control', unmapped.some(one => 'source' in one) ? 'source' : 'check'],
                ...unmapped.map(one => [one.control, 'source' in one ? one.source : one.check]),
              ]),
            ]
          : []),
      ].join('\n'),
    )
  } finally {
    await store.close()
  }
}
