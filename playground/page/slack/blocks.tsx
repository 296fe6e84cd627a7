// One block of Slack's Block Kit: https://docs.slack.dev/reference/block-kit/blocks/
import type { ComponentChildren } from 'preact';
import { Picture } from '../picture.tsx';
import { type Fields, fields, text } from '../read.ts';
import { Unknown } from '../unknown.tsx';
import { Control } from './controls.tsx';
import { elements } from './rich-text.ts';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { TextObject } from './text-object.tsx';

export function Block({ block }: { readonly block: Fields }): ComponentChildren {
  switch (text(block, 'type')) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return (
        <h3 class="header">
          <TextObject object={fields(block, 'text')} />
        </h3>
      );
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return (
        <div class="actions">
          {elements(block).map((element) => (
            <Control key={text(element, 'action_id')} element={element} />
          ))}
        </div>
      );
    case 'divider':
      return <hr />;
    case 'image':
      return <Image block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    default:
      return <Unknown what={`the block “${text(block, 'type')}”`} sent={block} />;
  }
}

function Context({ block }: { readonly block: Fields }) {
  return (
    <div class="context">
      {elements(block).map((element, index) =>
        text(element, 'type') === 'image' ? (
          <Picture
            key={index}
            className="context-image"
            url={text(element, 'image_url')}
            alt={text(element, 'alt_text')}
          />
        ) : (
          <span key={index}>
            <TextObject object={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Image({ block }: { readonly block: Fields }) {
  const title = fields(block, 'title');
  return (
    <figure>
      {title && (
        <figcaption>
          <TextObject object={title} />
        </figcaption>
      )}
      <Picture className="image" url={text(block, 'image_url')} alt={text(block, 'alt_text')} />
    </figure>
  );
}
