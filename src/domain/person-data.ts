// What is stored about one person, as rows.

export type StoredRow = Readonly<Record<string, unknown>>;
/** Rows by what they are; as stored, times in epoch ms. */
export type PersonData = Readonly<Record<string, readonly StoredRow[]>>;
