// The bar above the chats: what this is, the clock that can be moved, who one is, light or dark.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { People } from './app.tsx';
import { Paperboy } from './avatar.tsx';
import { moveClock, NO_ANSWER } from './server.ts';
import { chooseTheme, followSystem, startingTheme } from './theme.ts';
import { clockTime, dayName, zoneName } from './times.ts';
import type { ClockMove, Setting } from './wire.ts';

interface BarProps {
  readonly setting: Setting;
  readonly now: number;
  /** The server is not heard. */
  readonly lost: boolean;
  readonly people: People;
  onPeople(people: People): void;
}

export function Bar({ setting, now, lost, people, onPeople }: BarProps): JSX.Element {
  return (
    <header class="bar">
      <h1>
        <Paperboy />
        Paperboy <span class="quiet">playground</span>
      </h1>
      {lost ? (
        <p class="note lost" role="alert">
          {NO_ANSWER}
        </p>
      ) : (
        setting.note && <p class="note">{setting.note}</p>
      )}
      <ClockFace now={now} zone={setting.zone} />
      <EveryPane setting={setting} people={people} onPeople={onPeople} />
      <ThemeSwitch />
    </header>
  );
}

function ClockFace({ now, zone }: { readonly now: number; readonly zone: string }) {
  const [moving, setMoving] = useState(false);
  const move = (by: ClockMove) => {
    if (moving) return;
    setMoving(true);
    moveClock(by)
      .catch(() => undefined)
      .finally(() => setMoving(false));
  };
  return (
    <fieldset class="clock" aria-label="Clock of the playground">
      <p role="status">
        {dayName(now, zone, now)} <b>{clockTime(now, zone)}</b>{' '}
        <span class="quiet detail">{zoneName(zone)}</span>
      </p>
      <button type="button" aria-busy={moving} onClick={() => move('hour')}>
        +1 hour
      </button>
      <button type="button" aria-busy={moving} onClick={() => move('morning')}>
        Next morning<span class="detail"> 09:00</span>
      </button>
    </fieldset>
  );
}

// People of the two chats are matched by name.
function EveryPane({ setting, people, onPeople }: Omit<BarProps, 'now' | 'lost'>) {
  const names = setting.chats[0]?.people.map(({ name }) => name) ?? [];
  const inEvery = (name: string) =>
    setting.chats.every((chat) => chat.people.find((one) => one.name === name)?.id === people[chat.platform]);
  const be = (name: string) => {
    const chosen = setting.chats.map((chat) => {
      const person = chat.people.find((one) => one.name === name);
      return [chat.platform, person?.id ?? people[chat.platform]];
    });
    onPeople(Object.fromEntries(chosen));
  };
  return (
    <fieldset class="be" aria-label="Who you are in both chats">
      {names.map((name) => (
        <button key={name} type="button" aria-pressed={inEvery(name)} onClick={() => be(name)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function ThemeSwitch() {
  const [theme, setTheme] = useState(startingTheme);
  useEffect(() => followSystem(setTheme), []);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <button
      type="button"
      class="theme"
      aria-label={`Change to ${other} colours`}
      title={`Change to ${other} colours`}
      onClick={change}
    >
      {theme === 'dark' ? '☀' : '☾'}
    </button>
  );
}
