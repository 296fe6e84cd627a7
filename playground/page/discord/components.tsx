// Rows of buttons and menus: https://docs.discord.com/developers/components/reference
import { Menu } from '../menu.tsx';
import { PressButton } from '../press-button.tsx';
import { type Fields, fields, list, number, text } from '../read.ts';
import { Unknown } from '../unknown.tsx';

const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const looks = ['secondary', 'primary', 'secondary', 'success', 'danger', 'link'];

export function Row({ component }: { readonly component: Fields }) {
  if (number(component, 'type') !== ACTION_ROW) return <NotDrawn component={component} />;
  return (
    <div class="actions">
      {list(component, 'components').map((child, index) => (
        <Child key={text(child, 'custom_id') || index} component={child} />
      ))}
    </div>
  );
}

function Child({ component }: { readonly component: Fields }) {
  const control = text(component, 'custom_id');
  const disabled = component.disabled === true;
  switch (number(component, 'type')) {
    case BUTTON:
      return (
        <PressButton
          control={control}
          url={text(component, 'url')}
          look={looks[number(component, 'style') ?? 2] ?? 'secondary'}
          disabled={disabled}
        >
          <Emoji of={component} />
          {text(component, 'label')}
          {text(component, 'url') && <span class="leaves"> ↗</span>}
        </PressButton>
      );
    case STRING_SELECT:
      return (
        <Menu
          control={control}
          placeholder={text(component, 'placeholder') || 'Make a selection'}
          options={list(component, 'options').map(option)}
          chosen={text(list(component, 'options').find((each) => each.default === true) ?? {}, 'value')}
          disabled={disabled}
        />
      );
    default:
      return <NotDrawn component={component} />;
  }
}

const option = (each: Fields) => ({
  label: text(each, 'label'),
  value: text(each, 'value'),
  hint: text(each, 'description'),
});

function Emoji({ of }: { readonly of: Fields }) {
  const name = text(fields(of, 'emoji') ?? {}, 'name');
  return name ? <span class="button-emoji">{name} </span> : null;
}

function NotDrawn({ component }: { readonly component: Fields }) {
  return <Unknown what={`the component of type ${String(component.type)}`} sent={component} />;
}
