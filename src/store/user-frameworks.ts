/** A framework that a user brought through the API: YAML as given. */
export interface UserFramework {
  readonly id: string
  readonly yaml: string
  readonly sha256: string
  readonly updatedAt: string
}

export interface UserFrameworks {
  put(id: string, yaml: string): Promise<UserFramework>
  get(id: string): Promise<UserFramework | undefined>
  all(): Promise<UserFramework[]>
  remove(id: string): Promise<void>
}
