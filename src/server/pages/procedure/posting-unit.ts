/** The office whose posting it is. */
export interface PostingUnit {
  readonly id: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly sample: boolean;
  readonly address: string | null;
  readonly phone: string | null;
  /** The procedure's page on the national portal. */
  readonly portal: string;
}
