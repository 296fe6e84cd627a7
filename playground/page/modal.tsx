// A form in a window over the page: title, fields with their mistakes under them, Cancel and the button that sends.
// Enter sends, Escape cancels, Tab stays inside: that is the browser's own dialog.
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { GivenFile } from '../local-chat.ts';
import type { FieldLook, FormLook } from './form-look.ts';
import { cancel, submit, type Where, type Written } from './server.ts';

interface ModalProps {
  readonly form: FormLook;
  /** By field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly where: Where;
}

export function Modal({ form, errors, where }: ModalProps): JSX.Element {
  const dialog = useOpened();
  const title = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (form: HTMLFormElement) => {
    if (busy) return;
    setBusy(true);
    setError((await submit(where, await written(form))).error ?? null);
    setBusy(false);
  };
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        void cancel(where);
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <h2 id={title}>{form.title}</h2>
        <div class="modal-fields">
          {form.fields.map((field) => (
            <Field key={field.name} field={field} error={errors[field.name] ?? null} />
          ))}
        </div>
        {error && (
          <p class="refused" role="alert">
            {error}
          </p>
        )}
        <p class="modal-buttons">
          <button type="button" class="button default" onClick={() => void cancel(where)}>
            {form.cancel}
          </button>
          <button type="submit" class="button primary" aria-busy={busy}>
            {form.send}
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** What stands in the fields, and the texts of the files in them. */
async function written(form: HTMLFormElement): Promise<Written> {
  const values: Record<string, string> = {};
  const files: Record<string, GivenFile> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') values[name] = value;
    else if (value.name !== '') files[name] = { name: value.name, content: await value.text() };
  }
  return { values, files };
}

function Field({ field, error }: { readonly field: FieldLook; readonly error: string | null }): JSX.Element {
  const id = useId();
  const { name, label, hint, optional } = field;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const common = { id, name, 'aria-invalid': error !== null, 'aria-describedby': described || undefined };
  return (
    <div class="modal-field">
      <label for={id}>
        {label}
        {optional && <span class="quiet"> (optional)</span>}
      </label>
      <Input field={field} common={common} />
      {error && (
        <p class="refused" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Input({ field, common }: { readonly field: FieldLook; readonly common: object }): JSX.Element {
  const { options, value, long, file } = field;
  if (file) return <input type="file" {...common} />;
  if (options) {
    return (
      <select class="menu" {...common}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return long ? (
    <textarea rows={5} {...common} defaultValue={value} />
  ) : (
    <input type="text" autocomplete="off" spellcheck={false} {...common} defaultValue={value} />
  );
}

// Opens over the page and gives the focus back to where it was.
function useOpened() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return dialog;
}
