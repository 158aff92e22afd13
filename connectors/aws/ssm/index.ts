import { evidence, service } from '../../kit/index.ts'
import { association } from './association.ts'
import * as associationComplianceChecks from './association-compliance.checks.ts'
import { associationCompliance } from './association-compliance.ts'
import * as documentChecks from './document.checks.ts'
import { document } from './document.ts'
import { managedInstance } from './managed-instance.ts'
import { parameter } from './parameter.ts'
import { patchBaseline } from './patch-baseline.ts'
import * as patchComplianceChecks from './patch-compliance.checks.ts'
import { patchCompliance } from './patch-compliance.ts'
import * as serviceSettingChecks from './service-setting.checks.ts'
import { serviceSetting } from './service-setting.ts'
import * as sessionPreferencesChecks from './session-preferences.checks.ts'
import { sessionPreferences } from './session-preferences.ts'

export const ssm = service('ssm', 'AWS Systems Manager', [
  evidence(association, () => import('./association.calls.ts')),
  evidence(associationCompliance, () => import('./association-compliance.calls.ts'), associationComplianceChecks),
  evidence(document, () => import('./document.calls.ts'), documentChecks),
  evidence(managedInstance, () => import('./managed-instance.calls.ts')),
  evidence(parameter, () => import('./parameter.calls.ts')),
  evidence(patchBaseline, () => import('./patch-baseline.calls.ts')),
  evidence(patchCompliance, () => import('./patch-compliance.calls.ts'), patchComplianceChecks),
  evidence(serviceSetting, () => import('./service-setting.calls.ts'), serviceSettingChecks),
  evidence(sessionPreferences, () => import('./session-preferences.calls.ts'), sessionPreferencesChecks),
])
