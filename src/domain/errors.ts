// Errors are of three kinds. A person's mistake is a UserError and is shown as written. The other side's fault is a
// SourceError or a DeliveryError. Everything else is ours: a reference id for the person, the rest for the log.

/**
 * The person's mistake: `message` says what was understood and what is wrong; `examples` are ready to type; `shown` is
 * what was typed with a caret under the fault, in fixed width, where a line is long enough to need it; `each` says of
 * every example what it is for, where people choose among them.
 */
export class UserError extends Error {
  readonly examples: readonly string[];
  readonly shown: string | null;
  readonly each: readonly string[] | null;
  constructor(
    message: string,
    examples: readonly string[] = [],
    { shown, each }: { readonly shown?: string; readonly each?: readonly string[] } = {},
  ) {
    super(message);
    this.name = 'UserError';
    this.examples = examples;
    this.shown = shown ?? null;
    this.each = each ?? null;
  }
}

/** A source did not give what was asked: `not-open` and `not-found` are answers, the others are faults of its side. */
export class SourceError extends Error {
  readonly reason: 'not-open' | 'not-found' | 'busy' | 'unreachable' | 'unreadable';
  /** How long to leave it alone, ms, where it said so. */
  readonly retryAfterMs: number | null;
  constructor(
    reason: SourceError['reason'],
    message: string,
    options: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SourceError';
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** A platform does not take us at all, until whoever runs us changes something; said to them as written. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/**
 * A message did not go out, or may not have. `wait`: surely not sent, try again after `retryAfterMs`.
 * `ambiguous`: may have been sent, ask the platform first. `place`: never again to this place.
 * `workspace`: never again in this workspace. `rights`: not before somebody grants what `missing` names.
 * `shape`: the platform refuses this form of it. `ours`: a fault of ours.
 */
export class DeliveryError extends Error {
  readonly kind: 'wait' | 'ambiguous' | 'place' | 'workspace' | 'rights' | 'shape' | 'ours';
  /** The platform's own code, for the log: `channel_not_found`, `50013`. */
  readonly code: string;
  readonly retryAfterMs: number | null;
  /** The right that we lack, as the platform calls it. */
  readonly missing: string | null;
  constructor(
    kind: DeliveryError['kind'],
    code: string,
    options: { retryAfterMs?: number; missing?: string; cause?: unknown } = {},
  ) {
    super(`${kind}: ${code}`, { cause: options.cause });
    this.name = 'DeliveryError';
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.missing = options.missing ?? null;
  }
}
