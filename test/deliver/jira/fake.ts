import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Stage } from '../suite.ts'

interface Issue {
  readonly key: string
  readonly fields: { readonly summary: string; readonly labels: readonly string[] }
  readonly properties: unknown
  readonly attachments: { readonly filename: string; readonly bytes: Buffer }[]
}

export interface Jira extends Fake {
  readonly issues: Issue[]
  readonly said: { rights: boolean; lags: boolean; uploadLimit: number }
}

/** One project. Every create is another issue, and a name may be attached any number of times. */
export async function startJira(): Promise<Jira> {
  const issues: Issue[] = []
  const said = { rights: true, lags: false, uploadLimit: 1_000_000 }
  const shown = ({ filename, bytes }: Issue['attachments'][number], index: number) => ({
    ...{ id: String(1000 + index), filename, size: bytes.length },
  })
  const held = { havePermission: true }
  const answers: Answers = {
    getProject: ({ params }) =>
      params.projectIdOrKey === 'SEC'
        ? { status: 200, json: { id: '1', key: 'SEC', issueTypes: [{ name: 'Task' }] } }
        : { status: 404 },
    myPermissions: () => {
      const permissions = { CREATE_ISSUES: held, CREATE_ATTACHMENTS: { havePermission: said.rights } }
      return { status: 200, json: { permissions } }
    },
    attachmentMeta: () => ({ status: 200, json: { enabled: true, uploadLimit: said.uploadLimit } }),
    searchJql: ({ query }) => {
      const found = issues.filter(({ fields }) => fields.labels.some(label => query.get('jql')?.includes(`"${label}"`)))
      return { status: 200, json: { issues: said.lags ? [] : found.map(({ key }) => ({ id: key, key })) } }
    },
    createIssue: ({ json }) => {
      const { fields, properties } = json as Issue
      const key = `SEC-${issues.length + 1}`
      issues.push({ key, fields, properties, attachments: [] })
      return { status: 201, json: { id: key, key } }
    },
    getIssue: ({ params }) => {
      const issue = issues.find(({ key }) => key === params.issueIdOrKey)
      if (!issue) return { status: 404 }
      return {
        status: 200,
        json: { id: issue.key, key: issue.key, fields: { attachment: issue.attachments.map(shown) } },
      }
    },
    addAttachment: ({ params, parts: [file] }) => {
      const issue = issues.find(({ key }) => key === params.issueIdOrKey)
      if (!issue || !file) return { status: 404 }
      if (file.bytes.length > said.uploadLimit) return { status: 413 }
      issue.attachments.push({ filename: file.fileName ?? '', bytes: file.bytes })
      return { status: 200, json: issue.attachments.map(shown).slice(-1) }
    },
  }
  return Object.assign(await startContractFake('jira', () => answers), { issues, said })
}

export const secrets = { email: 'exhibit@example.com', apiToken: 'hush-hush-hush' }
const attached = ({ issues }: Jira) => issues.flatMap(({ attachments }) => attachments)

export const stageOf = (fake: Jira): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, projectKey: 'SEC' }),
  secrets,
  held: async () => attached(fake).map(({ bytes }) => bytes),
  written: async () => fake.issues.length,
})
