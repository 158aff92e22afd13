import { accountCheck, fail, inAccount, meaningOf, pass, unknown } from '../../kit/index.ts'
import { indexOfRegion } from './index-of-region.ts'

const GUIDE = 'https://docs.aws.amazon.com/resource-explorer/latest/userguide'

export const indexExists = accountCheck(indexOfRegion, {
  id: 'resource-explorer-2-index-exists',
  title: 'Resource Explorer lists the resources of the account',
  severity: 'low',
  remediation: 'Turn on Resource Explorer in the regions that are used.',
  references: [`${GUIDE}/getting-started-setting-up.html`],
  equivalents: { prowler: ['resourceexplorer2_indexes_found'] },
  reads: { indexes: inAccount(indexOfRegion, () => true) },
  test(read) {
    const found = read.indexes.all()
    return found.length > 0
      ? pass(`Indexes are in ${found.map(({ region }) => region).join(', ')}.`)
      : fail('Resource Explorer has no index.')
  },
})

const AGGREGATES = { AGGREGATOR: true, LOCAL: false }

export const indexAggregates = accountCheck(indexOfRegion, {
  id: 'resource-explorer-2-index-aggregates-regions',
  title: 'Resource Explorer finds the resources of all regions in one place',
  severity: 'low',
  remediation: 'Make one index the aggregator of the others.',
  references: [`${GUIDE}/manage-aggregator-region.html`],
  reads: { indexes: inAccount(indexOfRegion, index => index.Type) },
  test(read) {
    const found = read.indexes.find(
      ({ value }) => value !== undefined && meaningOf(value, AGGREGATES, 'the type of an index'),
    )
    if (found) return pass(`The index in ${found.region} aggregates the others.`)
    return read.indexes.some(({ value }) => value === undefined)
      ? unknown('AWS did not state the type of an index.')
      : fail('No index aggregates the others.')
  },
})
