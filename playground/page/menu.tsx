// A menu to pick one from, as both platforms offer it in messages.
import { useMessage } from './in-message.ts';

export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}

interface MenuProps {
  readonly control: string;
  readonly placeholder: string;
  readonly options: readonly MenuOption[];
  readonly chosen?: string;
  readonly disabled?: boolean;
}

export function Menu({ control, placeholder, options, chosen, disabled }: MenuProps) {
  const { press, pressed } = useMessage();
  const busy = pressed === control;
  return (
    <select
      class="menu"
      aria-label={placeholder}
      aria-busy={busy}
      disabled={disabled}
      value={chosen ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (value !== '' && !busy) press(control, value);
        event.currentTarget.value = chosen ?? '';
      }}
    >
      <option value="" disabled hidden>
        {placeholder}
      </option>
      {options.map(({ label, value, hint }) => (
        <option key={value} value={value}>
          {hint ? `${label} · ${hint}` : label}
        </option>
      ))}
    </select>
  );
}
