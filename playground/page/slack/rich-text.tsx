// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block/
import type { ComponentChildren, JSX } from 'preact';
import { useMessage } from '../in-message.ts';
import { type Fields, number, text } from '../read.ts';
import { Runs } from '../runs.tsx';
import { Unknown } from '../unknown.tsx';
import { elements, richRun } from './rich-text.ts';

export function RichText({ block }: { readonly block: Fields }) {
  return <div class="rich-text">{elements(block).map(part)}</div>;
}

function part(element: Fields): JSX.Element {
  switch (text(element, 'type')) {
    case 'rich_text_section':
      return (
        <div>
          <Pieces of={element} />
        </div>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Pieces of={element} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Pieces of={element} />
        </blockquote>
      );
    case 'rich_text_list':
      return <List element={element} />;
    default:
      return <Unknown what={`the rich text “${text(element, 'type')}”`} sent={element} />;
  }
}

function List({ element }: { readonly element: Fields }) {
  const style = { marginInlineStart: `${(number(element, 'indent') ?? 0) * 28}px` };
  const items = elements(element).map((item, index) => (
    <li key={index}>
      <Pieces of={item} />
    </li>
  ));
  if (text(element, 'style') !== 'ordered') return <ul style={style}>{items}</ul>;
  return (
    <ol style={style} start={(number(element, 'offset') ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Pieces({ of }: { readonly of: Fields }): JSX.Element {
  const reader = useMessage();
  const pieces = elements(of).map((element): ComponentChildren => {
    const run = richRun(element, reader);
    return run ? (
      <Runs runs={[run]} />
    ) : (
      <Unknown what={`the text “${text(element, 'type')}”`} sent={element} />
    );
  });
  return <>{pieces}</>;
}
