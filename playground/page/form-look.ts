// A form, whatever platform it came from.

/** A form as it is drawn, whatever platform it came from. */
export interface FormLook {
  readonly title: string;
  readonly send: string;
  readonly cancel: string;
  readonly fields: readonly FieldLook[];
}

export interface FieldLook {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
  readonly long: boolean;
  /** A file is handed over in it. */
  readonly file?: boolean;
  readonly value: string;
  /** Null where it is something to write. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
}
