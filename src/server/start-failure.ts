/** A reason not to start that a person can act on: printed as one line in both languages, without a stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';

  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(`${vi} / ${en}`.replaceAll(/\s+/g, ' '), options);
  }
}
