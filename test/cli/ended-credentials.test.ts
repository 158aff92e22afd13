import { expect, onTestFinished, test } from 'vitest'
import { hasMoto, testAws } from '../kit/collect.ts'
import { query, testDatabase } from '../store/database.ts'
import { run, scratch } from './command.ts'
import { type Asked, startGate } from './gate.ts'

const TYPES = ['aws.iam.password-policy', 'aws.iam.group', 'aws.ec2.volume', 'aws.sns.topic', 'aws.kms.key']
const ASK = ['collect', '--region', 'us-east-1', ...TYPES.flatMap(type => ['--type', type]), '--json']

test.skipIf(!hasMoto)(
  'credentials that end stop the run; the same command goes on, and no package calls anything denied',
  async () => {
    const aws = await testAws()
    const gate = await startGate(aws.endpoint)
    const database = await testDatabase()
    const place = scratch()
    onTestFinished(async () => {
      await gate.stop()
      await aws.stop()
      place.remove()
    })
    const env = {
      ...place.env,
      DATABASE_URL: database.url,
      EXHIBIT_DATA_DIR: database.dataDir,
      AWS_ENDPOINT_URL: gate.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
      AWS_SESSION_TOKEN: aws.credentials.sessionToken,
    }
    const items = () => query<{ type: string }>(database.url, 'select type from items order by type')
    let ended = false
    gate.decide = (asked: Asked) => {
      ended ||= asked.service === 'kms' || asked.service === 'sns'
      return ended ? { deny: asked.service === 'ec2' ? 'RequestExpired' : 'ExpiredToken', status: 400 } : null
    }
    const first = await run(ASK, env)
    expect(first).toMatchObject({ code: 3 })
    expect(JSON.parse(first.stdout).error).toMatchObject({
      code: 'credentials_expired',
      message: expect.stringMatching(/sign in again .* repeat the command to resume/),
    })
    expect(await query(database.url, 'select status from runs')).toEqual([{ status: 'collecting' }])
    const before = await items()

    gate.decide = () => null
    const asked = gate.asked.length
    const second = await run(ASK, env)
    expect(second).toMatchObject({ code: 0, stderr: expect.stringMatching(/Resuming the run/) })
    expect(JSON.parse(second.stdout)).toMatchObject({ evidence: TYPES.length, gaps: 0 })
    expect((await items()).map(({ type }) => type)).toEqual([...TYPES].sort())
    const again = gate.asked.slice(asked).map(({ action }) => action)
    for (const { type } of before)
      if (type === 'aws.iam.password-policy') expect(again).not.toContain('GetAccountPasswordPolicy')
    expect(await query(database.url, 'select count(*)::int as runs from runs')).toEqual([{ runs: 1 }])
  },
  240_000,
)
