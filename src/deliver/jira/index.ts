import { vendorKind } from '../kit/vendor.ts'
import { config, secrets } from './config.ts'
import { push } from './send.ts'
import { ask } from './test.ts'

export const jira = vendorKind({
  ...{ kind: 'jira', label: 'Jira', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  target: ({ url, projectKey }) => `${new URL(url).host}, ${projectKey}`,
  // Jira says itself what it takes.
  largest: 2 * 1024 ** 3,
  shared: ['issueKey', 'creatingAt'],
  unproved: ['Whether the project asks for more fields cannot be known without creating an issue.'],
})
