// What can be pressed: https://docs.slack.dev/reference/block-kit/block-elements/
import { Menu } from '../menu.tsx';
import { PressButton } from '../press-button.tsx';
import { type Fields, fields, list, text } from '../read.ts';
import { Unknown } from '../unknown.tsx';
import { plainText } from './plain-text.ts';

export function Control({ element }: { readonly element: Fields }) {
  const control = text(element, 'action_id');
  switch (text(element, 'type')) {
    case 'button':
      return (
        <PressButton
          control={control}
          url={text(element, 'url')}
          look={text(element, 'style') || 'default'}
          label={text(element, 'accessibility_label') || undefined}
        >
          {plainText(fields(element, 'text'))}
        </PressButton>
      );
    case 'static_select':
      return (
        <Menu
          control={control}
          placeholder={plainText(fields(element, 'placeholder')) || 'Choose'}
          options={options(element)}
          chosen={text(fields(element, 'initial_option') ?? {}, 'value')}
        />
      );
    case 'overflow':
      return <Menu control={control} placeholder="⋯" options={options(element)} />;
    default:
      return <Unknown what={`the element “${text(element, 'type')}”`} sent={element} />;
  }
}

function options(element: Fields) {
  const grouped = list(element, 'option_groups').flatMap((group) => list(group, 'options'));
  return [...list(element, 'options'), ...grouped].map((option) => ({
    label: plainText(fields(option, 'text')),
    value: text(option, 'value'),
    hint: plainText(fields(option, 'description')),
  }));
}
