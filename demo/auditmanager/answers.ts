import { type Answer, type AnswerRequest, type AnswerResponse, json } from '../kit/answer.ts'
import { collected, folder } from './evidence.ts'
import * as facts from './facts.ts'

// Wire shapes of the AWS Audit Manager API Reference; the emulator lacks the service. It is set up in the main region alone.

const answering = (
  operation: RegExp,
  respond: (request: AnswerRequest, ...parts: string[]) => AnswerResponse,
): Answer => ({
  service: 'auditmanager',
  operation,
  respond: request => respond(request, ...(operation.exec(`${request.method} ${request.path}`) ?? []).slice(1)),
})

const notFound: AnswerResponse = {
  status: 404,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' },
  body: JSON.stringify({ message: 'The resource was not found.' }),
}

export const answers: readonly Answer[] = [
  answering(/^GET \/account\/status$/, ({ region }) => json({ status: region === facts.MAIN ? 'ACTIVE' : 'INACTIVE' })),
  answering(/^GET \/settings\/ALL$/, () => json({ settings: facts.settings })),
  answering(/^GET \/assessments$/, ({ now }) => json({ assessmentMetadata: [facts.listed(now)] })),
  answering(/^GET \/assessments\/([^/]+)$/, ({ now }, id) =>
    id === facts.ASSESSMENT ? json({ assessment: facts.assessment(now) }) : notFound,
  ),
  answering(/^GET \/assessments\/[^/]+\/evidenceFolders$/, ({ now }) =>
    json({ evidenceFolders: [folder(now, 0), folder(now, 1)] }),
  ),
  answering(/^GET \/assessments\/[^/]+\/controlSets\/[^/]+\/evidenceFolders\/([^/]+)\/evidence$/, ({ now }, id) =>
    json({ evidence: [collected(now, id === facts.FOLDERS[0] ? 0 : 1)] }),
  ),
  answering(/^GET \/assessmentFrameworks$/, ({ now, query }) =>
    json({
      frameworkMetadataList: [
        facts.frameworkMetadata(now, query.get('frameworkType') === 'Custom' ? facts.FRAMEWORK : facts.STANDARD),
      ],
    }),
  ),
  answering(/^GET \/assessmentFrameworks\/([^/]+)$/, ({ now }, id = '') => {
    const { controlsCount: _, controlSetsCount: __, ...framework } = facts.frameworkMetadata(now, id)
    const controlSets = [{ id: facts.CONTROL_SET, name: facts.CONTROL_SET, controls: [facts.control(now)] }]
    return json({ framework: { ...framework, controlSources: 'AWS API calls', controlSets, tags: {} } })
  }),
  answering(/^GET \/controls$/, ({ now }) => json({ controlMetadataList: [facts.controlMetadata(now)] })),
  answering(/^GET \/controls\/([^/]+)$/, ({ now }, id) =>
    id === facts.CONTROL ? json({ control: facts.control(now) }) : notFound,
  ),
  answering(/^GET \/delegations$/, ({ now }) => json({ delegations: facts.delegations(now) })),
]
