import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { isAws, isUnlisted, mainRegion, mainRegionNear, PARTITIONS } from '../../src/collect/partitions.ts'

interface SdkPartition {
  readonly id: string
  readonly outputs: { dnsSuffix: string; dualStackDnsSuffix: string; implicitGlobalRegion: string }
  readonly regionRegex: string
  readonly regions: Record<string, unknown>
}

/** AWS's own list, as the SDK that is installed ships it. */
const core = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'))
const file = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js')
const { partitionsInfo } = (await import(pathToFileURL(file).href)) as {
  partitionsInfo: { partitions: SdkPartition[] }
}

test('knows every partition that the SDK knows, by its regions and hosts', () => {
  expect(PARTITIONS.map(({ id }) => id).sort()).toEqual(partitionsInfo.partitions.map(({ id }) => id).sort())
  for (const { id, outputs, regionRegex, regions } of partitionsInfo.partitions) {
    const ours = PARTITIONS.find(p => p.id === id)
    expect(ours?.regions.source, id).toBe(new RegExp(regionRegex.replaceAll('\\-', '-')).source)
    expect(ours?.hosts, id).toEqual([outputs.dnsSuffix, outputs.dualStackDnsSuffix])
    // China's IAM answers in both of its regions, and logs in Beijing.
    if (id !== 'aws-cn') expect(mainRegion(id)).toBe(outputs.implicitGlobalRegion)
    for (const region of Object.keys(regions).filter(name => !name.endsWith('-global')))
      expect(mainRegionNear(region), region).toBe(mainRegion(id))
    expect(isAws(`iam.${outputs.dnsSuffix}`)).toBe(true)
    expect(isAws(`ec2.some-region.${outputs.dualStackDnsSuffix}`)).toBe(true)
  }
})

test('guesses nothing of what it does not know', () => {
  expect(() => mainRegion('aws-moon')).toThrow(/partition aws-moon/)
  expect(() => mainRegionNear('moon-north-1')).toThrow(/moon-north-1/)
  expect(mainRegionNear(undefined)).toBe('us-east-1')
  for (const host of ['localhost', 'amazonaws.com.example.org', 'notamazonaws.com', 'amazonaws.eu.evil.example'])
    expect(isAws(host), host).toBe(false)
  expect(isUnlisted('AccountClient', 'us-gov-west-1')).toBe(true)
  expect(isUnlisted('AccountClient', 'eu-west-1')).toBe(false)
})
