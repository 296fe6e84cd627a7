// https://docs.discord.com/developers/resources/message#embed-object
import { useMessage } from '../in-message.ts';
import { Picture } from '../picture.tsx';
import { type Fields, fields, list, number, text } from '../read.ts';
import { Link, Runs } from '../runs.tsx';
import { Unknown } from '../unknown.tsx';
import { inline, markdown } from './markdown.ts';
import { discordTime } from './timestamp.ts';

const drawn = [
  'title',
  'type',
  'description',
  'url',
  'timestamp',
  'color',
  'footer',
  'image',
  'thumbnail',
  'author',
  'fields',
];

export function Embed({ embed }: { readonly embed: Fields }) {
  const reader = useMessage();
  const color = number(embed, 'color');
  const rest = Object.entries(embed).filter(([key, value]) => !drawn.includes(key) && value != null);
  return (
    <div
      class="embed"
      style={color === null ? {} : { borderInlineStartColor: `#${color.toString(16).padStart(6, '0')}` }}
    >
      <div class="embed-main">
        <div class="embed-text">
          <Named part={fields(embed, 'author')} className="embed-author" />
          <Title embed={embed} />
          {text(embed, 'description') && (
            <div class="embed-description">
              <Runs runs={markdown(text(embed, 'description'), reader)} />
            </div>
          )}
          <EmbedFields embed={embed} />
        </div>
        <Picture className="embed-thumbnail" url={text(fields(embed, 'thumbnail') ?? {}, 'url')} alt="" />
      </div>
      <Picture className="embed-image" url={text(fields(embed, 'image') ?? {}, 'url')} alt="" />
      <Footer embed={embed} />
      {rest.length > 0 && <Unknown what="some parts of this embed" sent={Object.fromEntries(rest)} />}
    </div>
  );
}

function Title({ embed }: { readonly embed: Fields }) {
  const reader = useMessage();
  const title = text(embed, 'title');
  const url = text(embed, 'url');
  if (!title) return null;
  const words = <Runs runs={inline(title, reader)} />;
  return <div class="embed-title">{url ? <Link url={url}>{words}</Link> : words}</div>;
}

function EmbedFields({ embed }: { readonly embed: Fields }) {
  const reader = useMessage();
  const all = list(embed, 'fields');
  if (all.length === 0) return null;
  return (
    <div class="embed-fields">
      {all.map((field, index) => (
        <div key={index} class={field.inline === true ? 'inline' : ''}>
          <div class="embed-field-name">
            <Runs runs={inline(text(field, 'name'), reader)} />
          </div>
          <Runs runs={markdown(text(field, 'value'), reader)} />
        </div>
      ))}
    </div>
  );
}

// Author and footer are plain words: Discord reads no markdown there.
function Named({ part, className }: { readonly part: Fields | null; readonly className: string }) {
  const name = part ? text(part, 'name') : '';
  if (!part || !name) return null;
  return (
    <div class={className}>
      <Picture className="embed-icon" url={text(part, 'icon_url')} alt="" />
      {text(part, 'url') ? <Link url={text(part, 'url')}>{name}</Link> : name}
    </div>
  );
}

function Footer({ embed }: { readonly embed: Fields }) {
  const { zone, now } = useMessage();
  const words = text(fields(embed, 'footer') ?? {}, 'text');
  const at = Date.parse(text(embed, 'timestamp'));
  const when = Number.isNaN(at) ? '' : discordTime(at, 'f', zone, now);
  if (!words && !when) return null;
  return <div class="embed-footer">{[words, when].filter((part) => part !== '').join(' • ')}</div>;
}
