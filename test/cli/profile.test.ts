import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../store/database.ts'
import { type Env, run, scratch } from './command.ts'

async function place(env: Env, config = '') {
  const { url, dataDir } = await testDatabase()
  const { path, env: bare, remove } = scratch()
  onTestFinished(remove)
  writeFileSync(join(path, 'config'), config)
  return {
    ...{ ...bare, DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir },
    ...{ AWS_CONFIG_FILE: join(path, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(path, 'none'), ...env },
  }
}

test('a profile that is not there is named', async () => {
  const ended = await run(['collect', '--json'], await place({ AWS_PROFILE: 'nope' }))
  expect(ended.code).toBe(3)
  expect(JSON.parse(ended.stdout).error).toMatchObject({
    code: 'credentials_missing',
    message: expect.stringContaining('profile "nope"'),
  })
})

test('the region of the profile says which partition is asked', async () => {
  const scopes: string[] = []
  const server = createServer((request, response) => {
    scopes.push(/Credential=[^/]+\/\d+\/([^,]+)\/aws4_request/.exec(request.headers.authorization ?? '')?.[1] ?? '')
    response.writeHead(403, { 'content-type': 'text/xml' })
    response.end('<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>m</Message></Error></ErrorResponse>')
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const [region, scope] of [
    ['cn-northwest-1', 'cn-north-1/sts'],
    ['eusc-de-east-1', 'eusc-de-east-1/sts'],
    ['us-isob-east-1', 'us-isob-east-1/sts'],
  ]) {
    const profile = `[profile p]\nregion = ${region}\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n`
    const ended = await run(
      ['collect', '--json'],
      await place({ AWS_PROFILE: 'p', AWS_ENDPOINT_URL: endpoint }, profile),
    )
    expect(JSON.parse(ended.stdout).error.code).toBe('credentials_refused')
    expect(scopes.at(-1)).toBe(scope)
  }
})
