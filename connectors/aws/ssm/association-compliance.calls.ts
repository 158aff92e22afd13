import { summariesOf } from './compliance.calls.ts'

export { listComplianceSummaries } from './compliance.calls.ts'

export default summariesOf('Association')
