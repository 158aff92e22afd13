import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CollectResult } from '../../src/cli/collect-result.ts'
import type { ReperformedPackage } from '../../src/service/reperform/index.ts'
import { hasMoto } from '../kit/collect.ts'
import { controlsOf, entriesOf, manifestOf } from './package-file.ts'
import { answered, startWorld, type World } from './world.ts'

const FEW = ['--type', 'aws.ec2.security-group', '--type', 'aws.s3.bucket', '--type', 'aws.cloudtrail.trail']

/** Where parts of the scope are not reached, judging rests on what the manifest says of the scope. */
describe.skipIf(!hasMoto)('verify --reperform, of an account that was not read whole', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  }, 300_000)
  afterEach(() => {
    world.gate.decide = () => null
  })
  afterAll(() => world?.stop())

  async function collected(...args: string[]) {
    const { package: path } = answered<CollectResult>(await world.exhibit('collect', ...FEW, ...args, '--json'))
    const entries = await entriesOf(path)
    const { reperformance } = answered<ReperformedPackage>(await world.exhibit('verify', '--reperform', '--json', path))
    return { manifest: manifestOf(entries), controls: controlsOf(entries), reperformance }
  }

  test('a region that refuses', async () => {
    world.gate.decide = ({ region }) => (region === 'eu-west-1' ? { deny: 'AccessDenied' } : null)
    const { manifest, controls, reperformance } = await collected('--region', 'us-east-1', '--region', 'eu-west-1')
    expect(manifest.scope.accounts[0]?.regions).toMatchObject({ refused: [{ region: 'eu-west-1' }], all: false })
    expect(controls.some(c => c.because.includes('eu-west-1'))).toBe(true)
    expect(reperformance).toMatchObject({ sameChecks: true, reproduced: true, total: 0 })
  })

  test('all regions, and they could not be listed', async () => {
    world.gate.decide = ({ action }) => (action === 'DescribeRegions' ? { deny: 'UnauthorizedOperation' } : null)
    const { manifest, controls, reperformance } = await collected()
    const [scope] = manifest.scope.accounts
    expect([scope?.regions.all, scope?.listGap?.reason]).toEqual([true, 'denied'])
    expect(controls.some(c => c.because.includes('regions that could not be listed'))).toBe(true)
    expect(reperformance).toMatchObject({ sameChecks: true, reproduced: true, total: 0 })
  })
})
