/** Names of the places that links lead to. */
export const frameworkTarget = (framework: string): string => `framework/${framework}`
export const controlTarget = (framework: string, control: string): string => `control/${framework}/${control}`
export const testTarget = (check: string): string => `test/${check}`
export const typeTarget = (type: string): string => `type/${type}`
