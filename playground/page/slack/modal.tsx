// A modal as Slack draws it: title, fields with their mistakes under them, Cancel and the button that sends.
// Enter sends, Escape cancels, Tab stays inside: that is the browser's own dialog.
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { LocalForm } from '../../local-chat.ts';
import { type Fields, fields, list, text } from '../read.ts';
import { cancel, submit, type Where } from '../server.ts';
import { Block } from './blocks.tsx';
import { plainText } from './text-object.tsx';

interface ModalProps {
  readonly form: LocalForm;
  readonly where: Where;
}

export function Modal({ form: { view, errors }, where }: ModalProps): JSX.Element {
  const dialog = useOpened();
  const title = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (form: HTMLFormElement) => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    setBusy(true);
    setError((await submit(where, values)).error ?? null);
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
        <h2 id={title}>{plainText(fields(view, 'title'))}</h2>
        <div class="modal-fields">
          {list(view, 'blocks').map((block) =>
            text(block, 'type') === 'input' ? (
              <Field
                key={text(block, 'block_id')}
                block={block}
                error={errors[text(block, 'block_id')] ?? null}
              />
            ) : (
              <Block key={text(block, 'block_id')} block={block} />
            ),
          )}
        </div>
        {error && (
          <p class="refused" role="alert">
            {error}
          </p>
        )}
        <p class="modal-buttons">
          <button type="button" class="button default" onClick={() => void cancel(where)}>
            {plainText(fields(view, 'close')) || 'Cancel'}
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {plainText(fields(view, 'submit')) || 'Submit'}
          </button>
        </p>
      </form>
    </dialog>
  );
}

function Field({ block, error }: { readonly block: Fields; readonly error: string | null }): JSX.Element {
  const id = useId();
  const element = fields(block, 'element') ?? {};
  const hint = plainText(fields(block, 'hint'));
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const chosen = text(fields(element, 'initial_option') ?? {}, 'value');
  const common = {
    id,
    name: text(block, 'block_id'),
    'aria-invalid': error !== null,
    'aria-describedby': described || undefined,
  };
  return (
    <div class="modal-field">
      <label for={id}>
        {plainText(fields(block, 'label'))}
        {block.optional === true && <span class="quiet"> (optional)</span>}
      </label>
      {text(element, 'type') === 'static_select' ? (
        <select class="menu" {...common}>
          {list(element, 'options').map((option) => (
            <option
              key={text(option, 'value')}
              value={text(option, 'value')}
              selected={text(option, 'value') === chosen}
            >
              {plainText(fields(option, 'text'))}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          {...common}
          defaultValue={text(element, 'initial_value')}
        />
      )}
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
