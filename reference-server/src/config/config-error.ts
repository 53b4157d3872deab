/** Something in the configuration or the surroundings that the operator can mend: one sentence, exit status 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
