// How a source has answered lately.

/** Times in epoch ms; `failingSince` is null while it answers. */
export interface SourceState {
  readonly lastSuccessAt: number | null;
  readonly failingSince: number | null;
  readonly failures: number;
  readonly lastError: string | null;
  readonly nextTryAt: number;
}
