// Names of things on a platform. Only the adapter that made one reads it; everybody else compares and stores it.

/** A Slack team or a Discord server: `slack:T1`, `discord:G1`. Everything stored belongs to one. */
export type WorkspaceRef = string;
/** Where a message can be posted: `slack:T1/C1`, `discord:G1/C1`. */
export type PlaceRef = string;
/** A user within a workspace: `slack:T1/U1`, `discord:G1/U1`. */
export type PersonRef = string;
/** A message of ours: `slack:T1/C1/1741680000.000100`, `discord:G1/C1/M1`. */
export type MessageRef = string;

/** Whether a person belongs to a workspace. */
export const belongsTo = (person: PersonRef, workspace: WorkspaceRef): boolean =>
  person.startsWith(`${workspace}/`);

/** The platform a reference belongs to: the part before the colon. */
export const platformOf = (ref: string): string => ref.slice(0, ref.indexOf(':'));
