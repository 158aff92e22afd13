import { evidence, service } from '../../kit/index.ts'
import { graph } from './graph.ts'

export const detective = service('detective', 'Amazon Detective', [evidence(graph, () => import('./graph.calls.ts'))])
